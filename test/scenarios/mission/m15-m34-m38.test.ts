import { describe, expect, it } from 'vitest';
import { summarise } from '../../../functions/shared/summary.ts';
import { renderTimeline } from '../../../functions/shared/timeline.ts';
import { countOrganisations } from '../../../workflows/story/funnel.ts';
import { contentUsed, measureTalks } from '../../../workflows/story/measured-talks.ts';
import { startScenario } from '../scenario.ts';

type Scenario = Awaited<ReturnType<typeof startScenario>>;

const timelineOf = ({ world }: Scenario) => renderTimeline(world.events, world.store.items.contacts);

/** Anna comes and buys; bob is reached and remembers nothing; carl never answers. */
async function playThree(): Promise<Scenario> {
  const scenario = await startScenario({ contacts: [{ name: 'anna' }, { name: 'bob' }, { name: 'carl' }] });
  scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'accepted'));
  for (const name of ['bob', 'carl'])
    scenario.at('2027-02-02 10:00', () => scenario.signal(name, 'declined', { data: { reason: 'date' } }));
  scenario.at('2027-03-18 14:05', () => scenario.signal('anna', 'attended', { by: 'host' }));
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  scenario.at('2027-03-20 21:00', () => scenario.signal('anna', 'downloaded', { data: { file: 'presentation' } }));
  const when = scenario.local('2027-03-26 10:00');
  scenario.reports('anna', 'conversation-call', ['appointment', { when }]);
  scenario.reports('bob', 'call-1', ['spoken', { interest: 2, remembers: 'no' }]);
  scenario.reports('carl', 'call-1', ['spoken', { interest: 3, remembers: 'yes' }]);
  scenario.at('2027-03-30 15:00', () =>
    scenario.signal('anna', 'quote-requested', { by: 'rep', touch: scenario.enrollment('anna').touch?.id ?? '' }),
  );
  scenario.at('2027-04-20 15:00', () =>
    scenario.signal('anna', 'yes', { by: 'rep', data: { revenue: 12_000, margin: 5000 } }),
  );
  await scenario.runUntil('2027-04-30 00:00');
  return scenario;
}

describe('M15', () => {
  it('M15 one pipeline: the marketing funnel leads into the sales funnel, each organisation on one level, one revenue', async () => {
    const scenario = await playThree();
    const lines = timelineOf(scenario);
    const stages = scenario
      .events('anna', 'EnrollmentStarted', 'StageChanged')
      .map(({ data }) => data.to ?? data.stage);
    expect(stages).toEqual(['lead', 'prospect', 'customer']);
    expect(countOrganisations(lines)).toEqual({ leads: 3, approached: 3, visited: 1, quoted: 1, customers: 1 });
    const ended = lines.filter(({ type }) => type === 'EnrollmentEnded');
    expect(ended.map(({ outcome, revenue, margin }) => [outcome, revenue, margin])).toEqual([['yes', 12_000, 5000]]);
    expect(summarise(scenario.world.events, []).stages).toMatchObject({ customer: 1 });
  });
});

describe('M34', () => {
  it('M34 measures whether the campaign is remembered when the rep calls, and whether he gets an appointment', async () => {
    const scenario = await playThree();
    expect(measureTalks(timelineOf(scenario))).toEqual({
      ...{ asked: 2, remembered: 1, reached: 3 },
      ...{ appointments: 1, fromEvent: 0, byCall: 1 },
    });
  });
});

describe('M38', () => {
  it('M38 shows what content was really used, beside how often it was sent', async () => {
    const scenario = await playThree();
    expect(contentUsed(timelineOf(scenario))).toEqual([
      { name: 'invitation', sent: 3, used: 0 },
      { name: 'thank-you', sent: 1, used: 1 },
      { name: 'presentation-declined', sent: 2, used: 0 },
      { name: 'whitepaper', sent: 2, used: 0 },
    ]);
  });
});
