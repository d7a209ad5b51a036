import { describe, expect, it } from 'vitest';
import { launchInto } from '../../infra/local/launch.ts';
import { createWorld } from '../../infra/local/world.ts';
import { checkInvariant } from '../../workflows/domain/enrollment.ts';
import { type Scenario, startScenario } from '../scenarios/scenario.ts';
import { probeContact, probeOrganisation } from '../simulation/small-campaign.ts';
import { aStep, liveWith, local } from './stage.ts';

/** Anna waits for her answer to the invitation, held for marketing from Tuesday 2 February on. */
async function held(scope: 'stay' | 'enrollment' = 'enrollment'): Promise<Scenario> {
  const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
  await scenario.runUntil('2027-02-02 10:00');
  const enrollment = scenario.enrollment('anna');
  const hold = { reason: 'checked', since: scenario.world.clock.now(), for: 'mirjam@voorbeeld.example', scope };
  const checkAt = scenario.world.clock.now() + 86_400_000;
  await scenario.world.store.commit({ enrollment: { ...enrollment, version: enrollment.version + 1, hold, checkAt } });
  return scenario;
}

const resume = (scenario: Scenario): Promise<void> =>
  scenario.run(async (doors) => {
    await doors.resumeEnrollment(scenario.idOf('anna'));
  });

describe('under a hold', () => {
  it('nothing is sent and nothing falls due, for as long as it stands', async () => {
    const scenario = await held();
    await scenario.runUntil('2027-06-01 00:00');
    expect(scenario.story('anna')).toEqual(['Mon 1 Feb 09:00 MailSent invitation → anna']);
    expect(scenario.enrollment('anna')).toMatchObject({ step: 'invite', stay: 1, phase: 'waiting' });
    expect(scenario.faults).toEqual([]);
  });

  it('signals are taken: facts stand, and who says no has ended', async () => {
    const scenario = await held();
    scenario.at('2027-02-03 10:00', () => scenario.signal('anna', 'replied'));
    await scenario.runUntil('2027-02-03 10:01');
    expect(scenario.enrollment('anna').facts.replied?.value).toBe('yes');
    scenario.at('2027-02-04 10:00', () => scenario.signal('anna', 'objected'));
    await scenario.runUntil('2027-02-04 10:01');
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'ended', outcome: 'no' });
    expect(scenario.enrollment('anna').hold).toBeUndefined();
  });

  it('of a stay whatever answers the stay lifts it, and the way goes on', async () => {
    const scenario = await held('stay');
    scenario.at('2027-02-03 10:00', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-02-03 10:05');
    expect(scenario.enrollment('anna').hold).toBeUndefined();
    expect(scenario.story('anna', ['Released', 'MailSent'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Wed 3 Feb 10:00 Released checked for mirjam',
      'Wed 3 Feb 10:00 MailSent confirmation → anna',
    ]);
  });

  it('of the enrollment an answer is kept and waits for the person: nothing goes before he lets it', async () => {
    const scenario = await held();
    scenario.at('2027-02-03 10:00', () => scenario.signal('anna', 'accepted'));
    await scenario.runUntil('2027-02-05 10:00');
    expect(scenario.enrollment('anna')).toMatchObject({ phase: 'answered', hold: { reason: 'checked' } });
    expect(scenario.story('anna')).toEqual(['Mon 1 Feb 09:00 MailSent invitation → anna']);
    scenario.at('2027-02-05 10:00', () => resume(scenario));
    await scenario.runUntil('2027-02-05 10:05');
    expect(scenario.story('anna').slice(1)).toEqual(['Fri 5 Feb 10:00 MailSent confirmation → anna']);
  });
});

describe('a hold that a person lifts', () => {
  it('goes on in the next run, the same stay, on the dates it had', async () => {
    const scenario = await held();
    scenario.at('2027-02-03 10:00', () => resume(scenario));
    await scenario.runUntil('2027-02-08 10:00');
    expect(scenario.enrollment('anna')).toMatchObject({ run: 2, status: 'open', phase: 'waiting' });
    expect(scenario.story('anna', ['Released', 'MailSent', 'CallTaskSent'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Wed 3 Feb 10:00 Released checked for mirjam',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
    ]);
  });

  it('does at once what fell due meanwhile, and the rest of the way follows', async () => {
    const scenario = await held();
    scenario.at('2027-02-10 10:00', () => resume(scenario));
    await scenario.runUntil('2027-02-11 10:00');
    expect(scenario.story('anna').slice(1)).toEqual(['Thu 11 Feb 09:00 CallTaskSent call-reminder → pieter']);
  });

  it('leaves the run it was held in: its execution is closed, the next one lives', async () => {
    const scenario = await held();
    scenario.at('2027-02-03 10:00', () => resume(scenario));
    await scenario.runUntil('2027-02-03 10:05');
    const { executions } = scenario.world.ports;
    const statuses = [1, 2].map((run) => executions.status(`${scenario.idOf('anna')}-${run}`));
    expect(await Promise.all(statuses)).toEqual(['closed', 'running']);
  });

  it('lifted twice is lifted once', async () => {
    const scenario = await held();
    const results: unknown[] = [];
    const lift = () =>
      scenario.run(async (doors) => void results.push(await doors.resumeEnrollment(scenario.idOf('anna'))));
    scenario.at('2027-02-03 10:00', lift);
    scenario.at('2027-02-03 10:01', lift);
    await scenario.runUntil('2027-02-03 10:05');
    expect(results).toEqual(['resumed', 'not-held']);
    expect(scenario.enrollment('anna').run).toBe(2);
  });

  it('is looked at again within minutes, should the next run’s start be lost', async () => {
    const scenario = await held();
    scenario.at('2027-02-03 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-02-03 11:00', () => resume(scenario));
    const looks: unknown[] = [];
    scenario.world.listen(({ type }) => {
      const { phase, hold, checkAt } = scenario.enrollment('anna');
      if (type === 'Released') looks.push({ phase, hold, checkAt });
    });
    await scenario.runUntil('2027-02-03 11:00');
    expect(looks).toEqual([{ phase: 'answered', hold: undefined, checkAt: scenario.local('2027-02-03 11:10') }]);
  });
});

describe('a way in circles', () => {
  /** Two mails that are never sent, each skipped to the other. */
  async function spinning() {
    const never = { if: { fact: 'seat', is: 'taken' } } as const;
    const live = liveWith(aStep('email', { ...never, skipped: 'back' }));
    const back = aStep('email', { ...never, name: 'back', skipped: 'here' });
    const setup = {
      ...live.setup,
      workflow: { ...live.setup.workflow, steps: { ...live.setup.workflow.steps, back } },
    };
    const startAt = local('2027-02-01 09:00');
    const world = createWorld({ setup, startAt, mailer: { send: async () => ({ status: 'accepted' }) } });
    let entered = 0;
    world.listen(({ type }) => {
      if (type === 'StepEntered') entered += 1;
      // An engine that goes on for ever would never let go of this instant.
      if (entered > 50) throw new Error('spins for ever');
    });
    const contact = probeContact('anna');
    await launchInto(world, setup, {
      contacts: [contact],
      organisations: [probeOrganisation(contact.organisation)],
      rejected: [],
    });
    const current = () => {
      const [enrollment] = world.store.items.enrollments.values();
      if (!enrollment) throw new Error('nobody is enrolled');
      return enrollment;
    };
    return { world, startAt, current, entered: () => entered };
  }

  it('is held for the operator at the sixth answer within a minute, and enters nothing more', async () => {
    const { world, startAt, current, entered } = await spinning();
    await world.clock.runUntil(startAt + 3_600_000);
    expect(current().hold).toMatchObject({ reason: 'spinning', for: 'operator', scope: 'enrollment' });
    expect(entered()).toBe(6);
    expect(checkInvariant(current())).toEqual([]);
  });

  it('goes on when the operator lets it, and is held again', async () => {
    const { world, startAt, current, entered } = await spinning();
    world.clock.at(startAt + 3_600_000, () =>
      world.run(async (doors) => {
        await doors.resumeEnrollment(current().id);
      }),
    );
    await world.clock.runUntil(startAt + 7_200_000);
    expect(entered()).toBeGreaterThan(6);
    expect(entered()).toBeLessThan(20);
    expect(current()).toMatchObject({ run: 2, hold: { reason: 'spinning' } });
  });
});
