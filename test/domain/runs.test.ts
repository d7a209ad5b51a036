import { describe, expect, it } from 'vitest';
import type { ExecutionClosed } from '../../functions/execution-closed/execution-closed.ts';
import type { Ports } from '../../workflows/ports.ts';
import { type Scenario, type ScenarioOptions, startScenario } from '../scenarios/scenario.ts';

interface Told {
  readonly done: string[];
  readonly scenario: Scenario;
}

/** What Step Functions was asked for, in order: `start <name>`, `stop <name>`, `fail <error>`, `succeed <next>`. */
function recording(done: string[]) {
  return (ports: Ports): Ports => ({
    ...ports,
    executions: {
      ...ports.executions,
      start: (name, workflow, input) => {
        done.push(`start ${name.slice(-2)} in ${input.next}, stay ${input.stay}`);
        return ports.executions.start(name, workflow, input);
      },
      succeed: (token, output) => {
        done.push(`succeed ${output.next}, run ${output.run}`);
        return ports.executions.succeed(token, output);
      },
      fail: (token, error) => {
        done.push(`fail ${error}`);
        return ports.executions.fail(token, error);
      },
    },
  });
}

/** The same start or failure asked for again is none. */
function asked(done: readonly string[]): string[] {
  return [...new Set(done)];
}

/** Anna had her invitation on Monday 1 February; it is Tuesday. */
async function invited(options: Partial<ScenarioOptions> = {}): Promise<Told> {
  const done: string[] = [];
  const scenario = await startScenario({ contacts: [{ name: 'anna' }], around: recording(done), ...options });
  await scenario.runUntil('2027-02-02 10:00');
  expect(done).toEqual(['start -1 in invite, stay 1']);
  done.length = 0;
  return { done, scenario };
}

/** Step Functions says that a run of hers is over. */
async function closes(scenario: Scenario, run: number, closed: Omit<ExecutionClosed, 'name'>): Promise<void> {
  const name = `${scenario.idOf('anna')}-${run}`;
  const { clock } = scenario.world;
  clock.at(clock.now(), () => scenario.run((doors) => doors.executionClosed({ name, ...closed })));
  await clock.runUntil(clock.now() + 60_000);
}

describe('an execution that closed', () => {
  it.each(['TIMED_OUT', 'SUCCEEDED'] as const)(
    '%s before its enrollment: the next run takes the same stay up',
    async (status) => {
      const { done, scenario } = await invited();
      await closes(scenario, 1, { status });
      expect(asked(done)).toEqual(['fail Baton.Moved', 'start -2 in invite, stay 1']);
      expect(scenario.enrollment('anna')).toMatchObject({ run: 2, stay: 1, phase: 'waiting' });
      await scenario.runUntil('2027-02-08 10:00');
      expect(scenario.story('anna')).toEqual([
        'Mon 1 Feb 09:00 MailSent invitation → anna',
        'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      ]);
    },
  );

  it('of an answered enrollment is followed by a run that enters what was chosen', async () => {
    const { done, scenario } = await invited({ stream: false });
    await scenario.signal('anna', 'accepted');
    await closes(scenario, 1, { status: 'TIMED_OUT' });
    expect(asked(done)).toEqual(['fail Baton.Moved', 'start -2 in confirm, stay 2']);
    expect(scenario.enrollment('anna')).toMatchObject({ run: 2, step: 'confirm', stay: 2 });
  });

  it.each([
    ['FAILED', 'NeedsAttention'],
    ['ABORTED', undefined],
  ] as const)('%s holds its enrollment for the operator, and no run is started', async (status, error) => {
    const { done, scenario } = await invited();
    await closes(scenario, 1, { status, ...(error !== undefined && { error }) });
    expect(done).toEqual([]);
    expect(scenario.enrollment('anna')).toMatchObject({
      run: 1,
      hold: { reason: 'execution-failed', for: 'operator', scope: 'enrollment' },
    });
    const [said] = scenario.events('anna', 'SignalReceived').slice(-1);
    expect(said?.data).toMatchObject({ signal: 'execution-failed', data: { error: error ?? status } });
  });

  it('twice is told once', async () => {
    const { done, scenario } = await invited();
    await closes(scenario, 1, { status: 'TIMED_OUT' });
    await closes(scenario, 1, { status: 'TIMED_OUT' });
    expect(scenario.enrollment('anna').run).toBe(2);
    expect(asked(done)).toEqual(['fail Baton.Moved', 'start -2 in invite, stay 1']);
    await closes(scenario, 2, { status: 'FAILED' });
    await closes(scenario, 2, { status: 'FAILED' });
    expect(scenario.story('anna', ['SignalReceived', 'Held'])).toEqual([
      'Tue 2 Feb 10:02 SignalReceived execution-failed by campaign',
      'Tue 2 Feb 10:02 Held execution-failed for operator',
    ]);
  });

  it.each(['TIMED_OUT', 'FAILED', 'SUCCEEDED'] as const)('%s of an older run means nothing', async (status) => {
    const { done, scenario } = await invited();
    await closes(scenario, 1, { status: 'TIMED_OUT' });
    const before = scenario.enrollment('anna');
    done.length = 0;
    await closes(scenario, 1, { status });
    expect(scenario.enrollment('anna')).toEqual(before);
    // Its start may have been lost: asked for again, it is the same one.
    expect(done.filter((line) => !line.startsWith('start -2'))).toEqual([]);
    expect(await scenario.world.ports.executions.status(`${scenario.idOf('anna')}-2`)).toBe('running');
  });

  it('of an ended enrollment lets it be forgotten: the sweep looks again when its data have been kept long enough', async () => {
    const { done, scenario } = await invited({ stream: false });
    await scenario.signal('anna', 'objected');
    expect(scenario.enrollment('anna').checkAt).toBeDefined();
    await closes(scenario, 1, { status: 'SUCCEEDED' });
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'ended', run: 1 });
    const { checkAt, eraseAt } = scenario.enrollment('anna');
    expect(checkAt).toBe(eraseAt);
    expect(checkAt).toBeGreaterThan(scenario.local('2029-01-31 00:00'));
    expect(done).toEqual([]);
  });
});

describe('the relay', () => {
  const DAY = 86_400_000;

  /** Anna answers in a run that is so old, or has had so many stays. */
  async function answers(runStartedDaysAgo: number, stays: number): Promise<Told> {
    const told = await invited();
    const { scenario } = told;
    const enrollment = scenario.enrollment('anna');
    await scenario.world.store.commit({
      enrollment: {
        ...enrollment,
        version: enrollment.version + 1,
        runStartedAt: scenario.world.clock.now() - runStartedDaysAgo * DAY,
        runFirstStay: enrollment.stay - stays,
      },
    });
    scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-02-02 10:05');
    return told;
  }

  it.each([
    ['older than 300 days', 301, 0],
    ['of a thousand stays', 0, 1000],
  ])('leaves a run %s for the next one, through Baton.Moved', async (_what, days, stays) => {
    const { done, scenario } = await answers(days, stays);
    expect(done.slice(0, 2)).toEqual(['fail Baton.Moved', 'start -2 in confirm, stay 2']);
    expect(done.filter((line) => line.startsWith('succeed'))).toEqual([]);
    expect(scenario.enrollment('anna')).toMatchObject({ run: 2, runFirstStay: 1, step: 'confirm', phase: 'waiting' });
    expect(scenario.enrollment('anna').hold).toBeUndefined();
    expect(await scenario.world.ports.executions.status(`${scenario.idOf('anna')}-1`)).toBe('closed');
    expect(scenario.story('anna').slice(1)).toEqual(['Tue 2 Feb 10:00 MailSent confirmation → anna']);
  });

  it.each([
    ['of 299 days', 299, 0],
    ['of 999 stays', 0, 999],
  ])('goes on in a run %s', async (_what, days, stays) => {
    const { done, scenario } = await answers(days, stays);
    expect(done).toEqual(['succeed confirm, run 1']);
    expect(scenario.enrollment('anna')).toMatchObject({ run: 1, step: 'confirm' });
  });

  it('says nothing of a stay that waits', async () => {
    const { done, scenario } = await invited();
    await scenario.run((doors) => doors.relay(scenario.idOf('anna')));
    expect(done).toEqual([]);
  });

  it('tells the machine of an ended enrollment to end, however often it is asked', async () => {
    const { done, scenario } = await invited({ stream: false });
    await scenario.signal('anna', 'objected');
    for (let time = 0; time < 2; time += 1) await scenario.run((doors) => doors.relay(scenario.idOf('anna')));
    expect(done).toEqual(['fail Baton.Ended', 'fail Baton.Ended']);
    await scenario.runUntil('2027-02-02 10:30');
    expect(await scenario.world.ports.executions.status(`${scenario.idOf('anna')}-1`)).toBe('closed');
    expect(scenario.enrollment('anna').run).toBe(1);
  });
});
