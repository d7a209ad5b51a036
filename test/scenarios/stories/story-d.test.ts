import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';

const STEPS = ['call-reminder', 'call-1', 'call-2'];

/** Dirk never answers; both managers agree with what is proposed, an hour after each list. */
async function dirk(columns: Readonly<Record<string, string>> = {}): Promise<Scenario> {
  const scenario = await startScenario({
    contacts: [{ name: 'dirk', ...columns }],
    more: 'content: { nurture: [ one, two, three, four, five, six, seven ] }',
  });
  for (const step of STEPS) scenario.reports('dirk', step, 'not-reached');
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  scenario.world.listen(({ type, at, data }) => {
    if (type !== 'DecisionAsked') return;
    const proposal = data.proposal as 'recycle' | 'release';
    scenario.world.clock.at(at + 3_600_000, () => scenario.decide('dirk', proposal));
  });
  return scenario;
}

describe('story (d)', () => {
  it('story (d): Dirk never answers: 3 mails, 6 calls in 11 weeks, the list of 19 April, lead, and let go after a year', async () => {
    const scenario = await dirk();
    await scenario.runUntil('2027-04-20 00:00');
    expect(
      scenario.story('dirk', ['MailSent', 'CallTaskSent', 'DecisionAsked', 'DecisionMade', 'StageChanged']),
    ).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → dirk',
      'Mon 8 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Wed 10 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Fri 12 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Thu 18 Mar 14:00 StageChanged lead → prospect',
      'Tue 23 Mar 10:00 MailSent presentation-silent → dirk',
      'Fri 26 Mar 09:00 CallTaskSent call-1 → pieter',
      'Wed 31 Mar 09:00 CallTaskSent call-1 → pieter',
      'Mon 12 Apr 10:00 MailSent whitepaper → dirk',
      'Fri 16 Apr 09:00 CallTaskSent call-2 → pieter',
      'Mon 19 Apr 09:00 DecisionAsked recycle',
      'Mon 19 Apr 10:00 DecisionMade recycle',
      'Mon 19 Apr 10:00 StageChanged prospect → lead',
    ]);
    expect(scenario.events('dirk', 'DecisionAsked')[0]?.data).toMatchObject({ proposal: 'recycle', reason: 'silent' });
    expect(scenario.enrollment('dirk').spent).toMatchObject({ marketing: 3, service: 0 });

    // Content every 40 business days, no call, until a year without a sign of life.
    await scenario.runUntil('2028-05-01 00:00');
    expect(scenario.story('dirk', ['CallTaskSent'])).toHaveLength(6);
    const items = scenario.story('dirk', ['MailSent']).slice(3);
    expect(items.length).toBeGreaterThan(3);
    expect(new Set(items.map((line) => line.replace(/^.*MailSent /, ''))).size).toBe(items.length);
    expect(scenario.events('dirk', 'DecisionAsked').map(({ data }) => [data.proposal, data.reason])).toEqual([
      ['recycle', 'silent'],
      ['release', 'silent-for-long'],
    ]);
    const asked = scenario.events('dirk', 'DecisionAsked')[1]?.at ?? 0;
    expect(asked).toBeGreaterThan(scenario.local('2028-02-01 09:00'));
    expect(scenario.enrollment('dirk')).toMatchObject({ status: 'ended', outcome: 'released' });
  });

  it('story (d): who may not be mailed is not sent back to lead: nothing could be sent to him, so he is let go', async () => {
    const scenario = await dirk({ emailPermission: '' });
    scenario.reports('dirk', 'phone-invite', 'not-reached');
    await scenario.runUntil('2027-06-01 00:00');
    expect(scenario.events('dirk', 'DecisionAsked').map(({ data }) => [data.proposal, data.reason])).toEqual([
      ['release', 'no-mail'],
    ]);
    expect(scenario.story('dirk', ['MailSent'])).toEqual([]);
    expect(scenario.enrollment('dirk')).toMatchObject({ status: 'ended', outcome: 'released' });
  });
});
