import { describe, expect, it } from 'vitest';
import type { EnterStepPayload } from '../../../functions/enter-step/enter-step.ts';
import { createOwnMachines, type Deliver, without } from '../own-machines.ts';
import { type Scenario, startScenario } from '../scenario.ts';

type Change = (payload: EnterStepPayload) => unknown;

interface Played {
  readonly story: string[];
  readonly running: number;
  readonly scenario: Scenario;
}

async function play(
  plan: (scenario: Scenario) => void,
  until: string,
  fault: { deliver?: Deliver; change?: Change } = {},
): Promise<Played> {
  const machines = createOwnMachines(fault.deliver, fault.change);
  const scenario = await startScenario({ contacts: [{ name: 'anna' }], around: machines.around });
  plan(scenario);
  await scenario.runUntil(until);
  return { story: scenario.story('anna'), running: machines.running().length, scenario };
}

/** The first attempt at the invitation commits, and its answer is lost. */
const commitsAndFails: Deliver = async (payload, work) => {
  await work();
  if (payload.step === 'invite' && payload.attempt === 0) throw new Error('the connection was cut');
};

/** The first attempt is given up for dead, and comes to its commit a minute after the second one did. */
const comesLate: Deliver = async (payload, work, clock) => {
  if (payload.step !== 'invite' || payload.attempt !== 0) return work();
  clock.at(clock.now() + 60_000, work);
  throw new Error('the invocation timed out');
};

const answersMeanwhile = (scenario: Scenario): void =>
  scenario.atInstant(scenario.local('2027-02-01 09:00') + 500, () => scenario.signal('anna', 'accepted'));

const answersLater = (scenario: Scenario): void =>
  scenario.at('2027-02-03 10:00', () => scenario.signal('anna', 'accepted'));

/** A report that moved the enrollment is corrected: it goes on in a second run, the first is left. */
const corrects = (scenario: Scenario): void => {
  scenario.reports('anna', 'call-reminder', 'not-reached');
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  let touch = '';
  scenario.at('2027-03-26 10:00', () => {
    touch = scenario.openTask('anna').id;
    return scenario.signal('anna', 'spoken', { by: 'rep', touch });
  });
  const when = scenario.local('2027-04-06 15:00');
  scenario.at('2027-03-26 11:00', () => scenario.signal('anna', 'appointment', { by: 'rep', touch, data: { when } }));
};

describe('F45', () => {
  it('F45 attempt 1 commits and fails, a signal comes, attempt 2 enters with another token: nothing twice, nobody stuck', async () => {
    const { story, running, scenario } = await play(answersMeanwhile, '2027-02-01 09:05', { deliver: commitsAndFails });
    expect(story).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Mon 1 Feb 09:00 MailSent confirmation → anna',
    ]);
    expect(running).toBe(1);
    expect(scenario.enrollment('anna')).toMatchObject({ run: 1, step: 'confirm', phase: 'waiting' });
    expect(scenario.world.store.items.tokens.get(scenario.idOf('anna'))).toMatchObject({ run: 1, stay: 2 });
  });

  it('F45 an attempt that comes late does not take the token of the living one', async () => {
    const { story, running } = await play(answersLater, '2027-02-03 12:00', { deliver: comesLate });
    expect(story).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Wed 3 Feb 10:00 MailSent confirmation → anna',
    ]);
    expect(running).toBe(1);
  });

  it('F45 every invocation twice at the same time: one story, one execution', async () => {
    const twice: Deliver = async (_payload, work) => void (await Promise.all([work(), work()]));
    const plain = await play(corrects, '2027-04-08 00:00');
    const { story, running } = await play(corrects, '2027-04-08 00:00', { deliver: twice });
    expect(story).toEqual(plain.story);
    expect(running).toBe(1);
  });

  it('F45 a correction leaves the first run: one execution is alive, and it is the second', async () => {
    const { story, running, scenario } = await play(corrects, '2027-04-08 00:00');
    expect(story.slice(-3)).toEqual([
      'Tue 23 Mar 10:00 MailSent presentation-silent → anna',
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
      'Wed 7 Apr 09:00 MailSent appointment → pieter',
    ]);
    expect(scenario.events('anna', 'AnswerCorrected').map(({ data }) => data)).toEqual([
      { from: 'spoken', to: 'appointment' },
    ]);
    expect(scenario.enrollment('anna').run).toBe(2);
    expect(running).toBe(1);
  });

  it('F45 without `attempt` in the payload a late attempt takes the token, and the answer waits for the sweep', async () => {
    const { story } = await play(answersLater, '2027-02-03 12:00', { deliver: comesLate, change: without('attempt') });
    expect(story[1]).toMatch(/^Wed 3 Feb 10:[1-5]\d MailSent confirmation/);
  });

  it('F45 without `run` in the payload the execution that was left goes on beside the new one', async () => {
    const { running } = await play(corrects, '2027-04-08 00:00', { change: without('run') });
    expect(running).toBe(2);
  });

  it('F45 without `stay` in the payload no step is ever entered, and the operator is told', async () => {
    const { story, scenario } = await play(answersLater, '2027-02-03 12:00', { change: without('stay') });
    expect(story).not.toContain('Mon 1 Feb 09:00 MailSent invitation → anna');
    expect(scenario.story('anna', ['Held'])[0]).toContain('execution-failed for operator');
  });
});
