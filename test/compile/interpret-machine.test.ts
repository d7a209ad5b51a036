import { describe, expect, it } from 'vitest';
import { compileMachine } from '../../workflows/compile/compile-machine.ts';
import type { JsonObject, Machine, TaskState } from '../../workflows/compile/machine.ts';
import { ENDED, MOVED, OUT_OF_STEP, OutOfStep } from '../../workflows/errors.ts';
import { FUNCTION_ARN, waiting, workflowOf } from './small-workflow.ts';
import { failsWith, type SmallWorld, smallWorld } from './small-world.ts';

const SECOND = 1000;
const DAY = 86_400 * SECOND;
const steps = [
  waiting('invite', { on: { accepted: 'confirm', again: 'invite' } }),
  waiting('confirm', { go: 'invite' }),
];
const machine = compileMachine(workflowOf(...steps), { functionArn: FUNCTION_ARN });
const firstInput = { enrollment: 'e', run: 1, stay: 1, next: 'invite' };

function start(world: SmallWorld, input: JsonObject = firstInput, name = 'e-1', of: Machine = machine) {
  return world.interpreter.start({ name, machine: of, input });
}

/** The task `invite` of the machine, with these fields in place of its own. */
function withTask(own: Partial<TaskState>): Machine {
  const copy = structuredClone(machine);
  const task = copy.States.invite;
  if (task?.Type === 'Task') Object.assign(task, own);
  return copy;
}

const tokens = (world: SmallWorld) => world.calls.map(({ taskToken }) => taskToken);
const lastToken = (world: SmallWorld) => tokens(world).at(-1) ?? '';

describe('an execution', () => {
  it('enters where its input says, and hands over exactly the payload of the contract', () => {
    const world = smallWorld();
    expect(start(world, { ...firstInput, next: 'confirm', stay: 7 })).toBe('started');
    expect(world.calls).toEqual([
      {
        at: 0,
        contract: 1,
        enrollment: 'e',
        run: 1,
        stay: 7,
        attempt: 0,
        step: 'confirm',
        taskToken: lastToken(world),
      },
    ]);
    expect(world.interpreter.describe('e-1')).toEqual({ status: 'RUNNING', lastState: 'confirm' });
  });

  it('goes where the answer says, with the answer as the whole input', () => {
    const world = smallWorld();
    start(world);
    expect(world.interpreter.sendTaskSuccess(lastToken(world), { ...firstInput, stay: 2, next: 'confirm' })).toBe('ok');
    expect(world.calls.at(-1)).toMatchObject({ step: 'confirm', stay: 2, attempt: 0 });
  });

  it('keeps the answer as it was given, also for the next attempt', async () => {
    const world = smallWorld((call) =>
      call.stay === 2 && call.attempt === 0 ? failsWith('Throttled') : Promise.resolve(),
    );
    start(world);
    const answer = { ...firstInput, stay: 2, next: 'confirm' };
    world.interpreter.sendTaskSuccess(lastToken(world), answer);
    answer.stay = 99;
    await world.runUntil(60 * SECOND);
    expect(world.calls.at(-1)).toMatchObject({ step: 'confirm', stay: 2, attempt: 1 });
  });

  it('takes the default for what no rule names, and tells of the end once', async () => {
    const world = smallWorld();
    start(world, { ...firstInput, next: 'nowhere' });
    await world.runUntil();
    expect(world.closed).toEqual([{ name: 'e-1', status: 'FAILED', error: 'Baton.NeedsAttention' }]);
    expect(world.interpreter.describe('e-1')).toEqual({ status: 'FAILED', lastState: 'NeedsAttention' });
  });

  it.each<[what: string, input: JsonObject]>([
    ['a Choice', { enrollment: 'e', run: 1, stay: 1 }],
    ['a payload', { enrollment: 'e', stay: 1, next: 'invite' }],
  ])('fails with States.Runtime, uncaught, where %s reads what is not there', (_what, input) => {
    const world = smallWorld();
    start(world, input);
    expect(world.closed).toEqual([{ name: 'e-1', status: 'FAILED', error: 'States.Runtime' }]);
    expect([world.calls.length, world.timers()]).toEqual([0, 0]);
  });

  it('is refused for a definition outside the subset, by name, and starts nothing', () => {
    const world = smallWorld();
    const other = { ...machine, States: { ...machine.States, pause: { Type: 'Wait', Seconds: 5, Next: 'Ended' } } };
    expect(() => start(world, firstInput, 'e-1', other as unknown as Machine)).toThrow('States.pause.Type: "Wait"');
    expect(world.interpreter.describe('e-1')).toBeUndefined();
  });

  it('keeps the definition it was started with', () => {
    const world = smallWorld();
    const copy = structuredClone(machine);
    start(world, firstInput, 'e-1', copy);
    const choice = copy.States['after invite'];
    if (choice?.Type === 'Choice') choice.Choices.length = 0;
    world.interpreter.sendTaskSuccess(lastToken(world), { ...firstInput, next: 'confirm' });
    expect(world.calls.at(-1)?.step).toBe('confirm');
  });
});

describe('a start again', () => {
  it('with the same input while it runs does nothing', () => {
    const world = smallWorld();
    start(world);
    expect(start(world, { ...firstInput })).toBe('running');
    expect(world.calls).toHaveLength(1);
  });

  it('with another input, or after the end, finds the name taken', () => {
    const world = smallWorld();
    start(world);
    expect(start(world, { ...firstInput, stay: 2 })).toBe('exists');
    world.interpreter.sendTaskFailure(lastToken(world), ENDED);
    expect(start(world)).toBe('exists');
    expect(world.calls).toHaveLength(1);
  });
});

describe('a token', () => {
  it('is new for every attempt; the old one answers TaskTimedOut and changes nothing', async () => {
    const world = smallWorld((call) => (call.attempt < 2 ? failsWith('Unavailable') : Promise.resolve()));
    start(world);
    await world.runUntil(60 * SECOND);
    expect(world.calls.map(({ attempt }) => attempt)).toEqual([0, 1, 2]);
    expect(new Set(tokens(world)).size).toBe(3);
    const [first = '', second = '', third = ''] = tokens(world);
    const answer = { ...firstInput, stay: 2, next: 'confirm' };
    expect(world.interpreter.sendTaskSuccess(first, answer)).toBe('TaskTimedOut');
    expect(world.interpreter.sendTaskFailure(second, ENDED)).toBe('TaskTimedOut');
    expect(world.interpreter.describe('e-1')).toEqual({ status: 'RUNNING', lastState: 'invite' });
    expect(world.interpreter.sendTaskSuccess(third, answer)).toBe('ok');
    expect(world.interpreter.sendTaskSuccess(third, answer)).toBe('TaskTimedOut');
  });

  it('of a wait for the next attempt is over already', async () => {
    const world = smallWorld(() => failsWith('Unavailable'));
    start(world);
    await world.runUntil(0);
    expect(world.interpreter.sendTaskSuccess(lastToken(world), { ...firstInput, next: 'confirm' })).toBe(
      'TaskTimedOut',
    );
  });

  it('that was never given out does not exist; what is no token is invalid', () => {
    const world = smallWorld();
    start(world);
    expect(lastToken(world)).toBe('world.1');
    for (const unknown of ['world.2', 'other.1']) {
      expect(world.interpreter.sendTaskSuccess(unknown, firstInput)).toBe('TaskDoesNotExist');
    }
    for (const broken of ['', 'world', 'world.', 'world.x', 'world.01', '.1']) {
      expect(world.interpreter.sendTaskFailure(broken, ENDED)).toBe('InvalidToken');
    }
    expect(world.closed).toEqual([]);
  });

  it('may be answered before its function has returned, and what becomes of that call no longer matters', async () => {
    const world: SmallWorld = smallWorld((call) => {
      if (call.step !== 'invite') return Promise.resolve();
      world.interpreter.sendTaskSuccess(call.taskToken, { ...firstInput, stay: 2, next: 'confirm' });
      return failsWith('Unavailable');
    });
    start(world);
    await world.runUntil(DAY);
    expect(world.calls.map(({ step, attempt }) => `${step} ${attempt}`)).toEqual(['invite 0', 'confirm 0']);
    expect(world.interpreter.describe('e-1')).toEqual({ status: 'RUNNING', lastState: 'confirm' });
  });
});

describe('a failed task', () => {
  it.each([
    [ENDED, 'Ended', 'SUCCEEDED', undefined],
    [MOVED, 'Moved', 'SUCCEEDED', undefined],
    [OUT_OF_STEP, 'NeedsAttention', 'FAILED', 'Baton.NeedsAttention'],
  ])('with %s closes in %s at once', (error, lastState, status, closedWith) => {
    const world = smallWorld();
    start(world);
    expect(world.interpreter.sendTaskFailure(lastToken(world), error)).toBe('ok');
    expect(world.closed).toEqual([{ name: 'e-1', status, ...(closedWith && { error: closedWith }) }]);
    expect(world.interpreter.describe('e-1')).toEqual({ status, lastState });
    expect([world.calls.length, world.timers()]).toEqual([1, 0]);
  });

  it('thrown as OutOfStep by its function is not retried', async () => {
    const world = smallWorld(() => Promise.reject(new OutOfStep('stay 3, step event')));
    start(world);
    await world.runUntil();
    expect(world.calls).toHaveLength(1);
    expect(world.interpreter.describe('e-1')?.lastState).toBe('NeedsAttention');
  });

  it('with any other error is tried 15 times, 2 s to 300 s apart at most, within 38 minutes', async () => {
    const world = smallWorld(
      () => failsWith('Unavailable'),
      () => 1,
    );
    start(world);
    await world.runUntil();
    const gaps = world.calls.slice(1).map(({ at }, index) => (at - (world.calls[index]?.at ?? 0)) / SECOND);
    expect(gaps).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300, 300, 300]);
    expect(world.now() / 60 / SECOND).toBeLessThan(39);
    expect(world.calls.map(({ attempt }) => attempt)).toEqual([...Array(15).keys()]);
    expect(world.closed).toEqual([{ name: 'e-1', status: 'FAILED', error: 'Baton.NeedsAttention' }]);
  });

  it('waits anything from nothing to the whole back-off: full jitter', async () => {
    const draws = [0, 0.25, 0.999];
    let drawn = 0;
    const world = smallWorld(
      () => failsWith('Throttled'),
      () => draws[drawn++ % 3] ?? 0,
    );
    start(world);
    await world.runUntil(8 * SECOND + 1000);
    expect(world.calls.slice(0, 4).map(({ at }) => at)).toEqual([0, 0, 1000, 1000 + 0.999 * 8 * SECOND]);
  });

  it('counts its retries anew in every stay', async () => {
    const world = smallWorld((call) => (call.attempt === 0 ? failsWith('Throttled') : Promise.resolve()));
    start(world);
    await world.runUntil(60 * SECOND);
    world.interpreter.sendTaskSuccess(lastToken(world), { ...firstInput, stay: 2, next: 'invite' });
    await world.runUntil(120 * SECOND);
    expect(world.calls.map(({ stay, attempt }) => `${stay}/${attempt}`)).toEqual(['1/0', '1/1', '2/0', '2/1']);
  });

  it('hands its fault to the state that catches it', () => {
    const world = smallWorld();
    const task = withTask({ Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.fault', Next: 'confirm' }] });
    const confirm = task.States.confirm;
    if (confirm?.Type === 'Task') confirm.Parameters.Payload['fault.$'] = '$.fault';
    start(world, firstInput, 'e-1', task);
    world.interpreter.sendTaskFailure(lastToken(world), OUT_OF_STEP, 'stay 3');
    expect(world.calls.at(-1)).toMatchObject({
      ...firstPayload(),
      step: 'confirm',
      fault: { Error: OUT_OF_STEP, Cause: 'stay 3' },
    });
  });

  it('that nobody catches fails the execution with its error', () => {
    const world = smallWorld();
    start(world, firstInput, 'e-1', withTask({ Catch: [], Retry: [] }));
    world.interpreter.sendTaskFailure(lastToken(world), 'Some.Error');
    expect(world.closed).toEqual([{ name: 'e-1', status: 'FAILED', error: 'Some.Error' }]);
  });
});

function firstPayload(): object {
  return { enrollment: 'e', run: 1, stay: 1, attempt: 0 };
}

describe('a retrier', () => {
  const retrier = (ErrorEquals: string[], MaxAttempts: number) =>
    ({
      ErrorEquals,
      IntervalSeconds: 1,
      BackoffRate: 1,
      MaxDelaySeconds: 1,
      MaxAttempts,
      JitterStrategy: 'FULL',
    }) as const;

  /** The errors that are thrown one after the other, and how many attempts they led to. */
  async function attempts(Retry: TaskState['Retry'], errors: readonly string[]): Promise<number> {
    const world = smallWorld((call) => {
      const error = errors[call.attempt];
      return error === undefined ? Promise.resolve() : failsWith(error);
    });
    start(world, firstInput, 'e-1', withTask({ Retry }));
    await world.runUntil(DAY);
    return world.calls.length;
  }

  it('is the first that names the error; when it is used up no later one steps in', async () => {
    expect(await attempts([retrier(['A'], 1), retrier(['States.ALL'], 5)], ['A', 'A', 'A'])).toBe(2);
  });

  it('has a count of its own, while RetryCount counts all', async () => {
    const two = [retrier(['A'], 2), retrier(['B'], 2)];
    expect(await attempts(two, ['A', 'B', 'A', 'B', 'A'])).toBe(5);
    expect(await attempts(two, ['A', 'B', 'B', 'A'])).toBe(5);
    expect(await attempts(two, ['A', 'A', 'A'])).toBe(3);
  });

  it('of no error in question leaves the task failed', async () => {
    expect(await attempts([retrier(['A'], 2)], ['C'])).toBe(1);
  });

  it.each([
    ['States.TaskFailed', 1],
    ['States.ALL', 3],
    ['States.Timeout', 3],
  ])('of %s makes %i attempts of a task that times out', async (name, expected) => {
    const world = smallWorld();
    const Retry = [retrier([name], 2)];
    start(world, firstInput, 'e-1', withTask({ Retry, TimeoutSeconds: 10 }));
    await world.runUntil();
    expect(world.calls).toHaveLength(expected);
    expect(world.interpreter.describe('e-1')).toEqual({ status: 'SUCCEEDED', lastState: 'Moved' });
  });
});

describe('time', () => {
  it('closes a stay that nobody answers in Moved after 30,000,000 seconds', async () => {
    const world = smallWorld();
    start(world);
    await world.runUntil(30_000_000 * SECOND - 1);
    expect(world.closed).toEqual([]);
    await world.runUntil();
    expect([world.now(), world.closed]).toEqual([30_000_000 * SECOND, [{ name: 'e-1', status: 'SUCCEEDED' }]]);
    expect(world.interpreter.sendTaskSuccess(lastToken(world), firstInput)).toBe('TaskTimedOut');
  });

  it('sets one timer an open task and takes it back with the answer', () => {
    const world = smallWorld();
    start(world);
    expect(world.timers()).toBe(1);
    world.interpreter.sendTaskSuccess(lastToken(world), { ...firstInput, next: 'confirm' });
    expect(world.timers()).toBe(1);
    world.interpreter.sendTaskFailure(lastToken(world), ENDED);
    expect(world.timers()).toBe(0);
  });

  it('times an execution out a year after its start, however new its stay', async () => {
    const world = smallWorld();
    start(world);
    await world.runUntil(300 * DAY);
    world.interpreter.sendTaskSuccess(lastToken(world), { ...firstInput, stay: 2, next: 'confirm' });
    await world.runUntil();
    expect(world.now()).toBe(365 * DAY);
    expect(world.closed).toEqual([{ name: 'e-1', status: 'TIMED_OUT', error: 'States.Timeout' }]);
    expect(world.interpreter.describe('e-1')).toEqual({ status: 'TIMED_OUT', lastState: 'confirm' });
  });
});

describe('a stop', () => {
  it('aborts once; the token is over', async () => {
    const world = smallWorld();
    start(world);
    expect(world.interpreter.stop('e-1')).toBe(true);
    expect(world.interpreter.stop('e-1')).toBe(false);
    expect(world.interpreter.sendTaskSuccess(lastToken(world), firstInput)).toBe('TaskTimedOut');
    await world.runUntil();
    expect(world.closed).toEqual([{ name: 'e-1', status: 'ABORTED' }]);
    expect(world.interpreter.describe('e-1')).toEqual({ status: 'ABORTED', lastState: 'invite' });
    expect(start(world)).toBe('exists');
  });

  it('while it waits for the next attempt lets none happen', async () => {
    const world = smallWorld(() => failsWith('Unavailable'));
    start(world);
    await world.runUntil(0);
    expect([world.calls.length, world.timers(), world.interpreter.stop('e-1')]).toEqual([1, 1, true]);
    await world.runUntil();
    expect([world.calls.length, world.timers()]).toEqual([1, 0]);
  });

  it('of what is not there is no stop', () => {
    const world = smallWorld();
    expect(world.interpreter.stop('e-1')).toBe(false);
    expect(world.interpreter.describe('e-1')).toBeUndefined();
  });
});

describe('many executions', () => {
  it('keep apart, and leave no timer and no token behind', async () => {
    const world = smallWorld((call) =>
      call.attempt === 0 && call.stay % 7 === 0 ? failsWith('Throttled') : Promise.resolve(),
    );
    const names = [...Array(500).keys()];
    for (const n of names) start(world, { ...firstInput, enrollment: `e${n}`, stay: n }, `e${n}-1`);
    await world.runUntil(60 * SECOND);
    for (const call of [...world.calls]) {
      const next = { enrollment: call.enrollment, run: 1, stay: call.stay + 1000, next: 'confirm' };
      const retried = call.stay % 7 === 0 && call.attempt === 0;
      expect(world.interpreter.sendTaskSuccess(call.taskToken, next)).toBe(retried ? 'TaskTimedOut' : 'ok');
    }
    const second = world.calls.filter(({ step }) => step === 'confirm');
    expect(second.map(({ enrollment, stay }) => `${enrollment} ${stay}`).sort()).toEqual(
      names.map((n) => `e${n} ${n + 1000}`).sort(),
    );
    for (const { taskToken } of second) world.interpreter.sendTaskFailure(taskToken, ENDED);
    await world.runUntil(120 * SECOND);
    expect([world.timers(), world.closed.length]).toEqual([0, 500]);
  });
});
