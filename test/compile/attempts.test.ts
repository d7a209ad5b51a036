import { describe, expect, it } from 'vitest';
import { compileMachine } from '../../workflows/compile/compile-machine.ts';
import type { Machine, TaskState } from '../../workflows/compile/machine.ts';
import { MOVED, OutOfStep } from '../../workflows/errors.ts';
import { FUNCTION_ARN, waiting, workflowOf } from './small-workflow.ts';
import { failsWith, type Payload, type SmallWorld, smallWorld } from './small-world.ts';

/** Failure 45: a task that Step Functions tries again is taken for a new stay, or its dead token for the living one. */
const MINUTE = 60_000;
const steps = [
  waiting('invite', { on: { accepted: 'confirm', again: 'invite' } }),
  waiting('confirm', { go: 'invite' }),
];
const compiled = compileMachine(workflowOf(...steps), { functionArn: FUNCTION_ARN });

/** One enrollment as the store has it, with the rules of enter-step (design 1.2) and nothing else. */
class SmallEnrollment {
  run = 1;
  stay = 0;
  next: string | undefined = 'invite';
  readonly sent: string[] = [];
  private token: Payload | undefined;
  private readonly world: () => SmallWorld;
  constructor(world: () => SmallWorld) {
    this.world = world;
  }

  /** What is missing in the payload is what a handler would have to guess: that it is of now. */
  enter(payload: Payload): void {
    const { run = this.run, stay = this.stay + 1, attempt = 0 } = payload as Partial<Payload>;
    if (run < this.run) {
      this.world().interpreter.sendTaskFailure(payload.taskToken, MOVED);
    } else if (stay === this.stay) {
      const { run: storedRun = 0, attempt: storedAttempt = 0 } = (this.token ?? {}) as Partial<Payload>;
      if (run > storedRun || (run === storedRun && attempt >= storedAttempt)) this.token = payload;
      this.relay();
    } else if (stay === this.stay + 1 && payload.step === this.next) {
      Object.assign(this, { stay, next: undefined, token: payload });
      this.sent.push(payload.step);
    } else {
      throw new OutOfStep(`stay ${stay} while in ${this.stay}`);
    }
  }

  answer(next: string): void {
    this.next = next;
    this.relay();
  }

  private relay(): void {
    if (this.next === undefined || !this.token) return;
    const output = { enrollment: 'e', run: this.run, stay: this.stay + 1, next: this.next };
    this.world().interpreter.sendTaskSuccess(this.token.taskToken, output);
  }
}

interface Stage {
  readonly enrollment: SmallEnrollment;
  readonly world: SmallWorld;
  startRun(run: number, stay: number): void;
}

/** An enrollment and its machine; `act` says what becomes of a call: it may commit, fail, or do both. */
function stage(machine: Machine, act: (enter: () => void) => Promise<unknown>): Stage {
  const enrollment: SmallEnrollment = new SmallEnrollment(() => world);
  const world: SmallWorld = smallWorld(async (call) => act(() => enrollment.enter(call)));
  const startRun = (run: number, stay: number) => {
    const input = { enrollment: 'e', run, stay, next: 'invite' };
    world.interpreter.start({ name: `e-${run}`, machine, input });
  };
  return { enrollment, world, startRun };
}

/** Attempt 0 commits and then fails; a signal comes; attempt 1 enters with another token. */
async function commitThenFail(machine: Machine): Promise<object> {
  const { enrollment, world, startRun } = stage(machine, async (enter) => {
    enter();
    if (world.calls.length === 1) {
      enrollment.next = 'confirm';
      await failsWith('Sandbox.Timedout');
    }
  });
  startRun(1, 1);
  await world.runUntil(60 * MINUTE);
  return { sent: enrollment.sent, state: world.interpreter.describe('e-1') };
}

/** Attempt 0 hangs and is given up; attempt 1 commits; then attempt 0 commits after all, and a signal comes. */
async function lateCommit(machine: Machine): Promise<object> {
  const late: (() => void)[] = [];
  const { enrollment, world, startRun } = stage(machine, async (enter) => {
    if (world.calls.length > 1) return enter();
    late.push(enter);
    return failsWith('Sandbox.Timedout');
  });
  startRun(1, 1);
  await world.runUntil(10 * MINUTE);
  for (const enter of late) enter();
  enrollment.answer('confirm');
  await world.runUntil(60 * MINUTE);
  return { sent: enrollment.sent, state: world.interpreter.describe('e-1') };
}

/** Run 1 commits and hangs again in its second attempt; an operator stops it; run 2 enters; run 1 commits late; a signal comes. */
async function oldRun(machine: Machine): Promise<object> {
  const late: (() => void)[] = [];
  const { enrollment, world, startRun } = stage(machine, async (enter) => {
    if (world.calls.length === 2) return late.push(enter);
    enter();
    return world.calls.length === 1 ? failsWith('Sandbox.Timedout') : undefined;
  });
  startRun(1, 1);
  await world.runUntil(10 * MINUTE);
  world.interpreter.stop('e-1');
  enrollment.run = 2;
  startRun(2, 1);
  await world.runUntil(20 * MINUTE);
  for (const enter of late) enter();
  enrollment.answer('confirm');
  await world.runUntil(60 * MINUTE);
  return { sent: enrollment.sent, state: world.interpreter.describe('e-2') };
}

const asItShould = { sent: ['invite', 'confirm'], state: { status: 'RUNNING', lastState: 'confirm' } };

/** The machine with every task changed. */
function planted(change: (task: TaskState) => void): Machine {
  const copy = structuredClone(compiled);
  for (const state of Object.values(copy.States)) if (state.Type === 'Task') change(state);
  return copy;
}

const without = (key: string) => planted((task) => void delete task.Parameters.Payload[key]);

describe('a task that is tried again', () => {
  it.each([
    ['has committed before it failed', commitThenFail],
    ['commits after the attempt that came after it', lateCommit],
    ['commits after the run that came after it', oldRun],
  ])('sends nothing twice and leaves nobody stuck when it %s', async (_what, story) => {
    expect(await story(compiled)).toEqual(asItShould);
  });
});

describe('a fault planted in the machine is noticed:', () => {
  it('the stay is not handed over', async () => {
    expect(await commitThenFail(without('stay.$'))).not.toEqual(asItShould);
  });

  it('the attempt is not handed over', async () => {
    expect(await lateCommit(without('attempt.$'))).not.toEqual(asItShould);
  });

  it('the run is not handed over', async () => {
    expect(await oldRun(without('run.$'))).not.toEqual(asItShould);
  });

  it('the retrier is gone', async () => {
    expect(await commitThenFail(planted((task) => void task.Retry.pop()))).not.toEqual(asItShould);
  });

  it('our own refusals are retried', async () => {
    const machine = planted((task) => void task.Retry.shift());
    const { world, startRun } = stage(machine, () => Promise.reject(new OutOfStep('always')));
    startRun(1, 1);
    await world.runUntil();
    expect(world.calls.length).toBeGreaterThan(1);
  });
});
