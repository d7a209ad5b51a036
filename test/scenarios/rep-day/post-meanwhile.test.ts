import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';

const CONTENT = 'content: { nurture: [een, twee, drie, vier] }';
const SEPTEMBER = '2027-09-06 09:00';

interface Promised {
  readonly post?: boolean;
  readonly when?: string;
  readonly more?: string;
}

/** Dirk answers nothing, came to nothing, and on his first call after the event asks to be called in September. */
async function calledBack({ post = true, when = SEPTEMBER, more = CONTENT }: Promised = {}): Promise<Scenario> {
  const scenario = await startScenario({ contacts: [{ name: 'dirk' }], more });
  scenario.reports('dirk', 'call-reminder', 'not-reached');
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  scenario.at('2027-03-26 10:00', () =>
    scenario.report('dirk', 'call-back', { when: scenario.local(when), ...(post && { post: true }) }),
  );
  return scenario;
}

const rest = (scenario: Scenario): string[] =>
  scenario.story('dirk', ['MailSent', 'MailSkipped', 'CallTaskSent', 'EnrollmentEnded']).slice(6);

describe('rep-day: post while a call-back is promised', () => {
  it('rep-day: nothing goes until the promised call, where he did not say that it may', async () => {
    const scenario = await calledBack({ post: false });
    await scenario.runUntil('2027-09-06 12:00');
    expect(rest(scenario)).toEqual(['Mon 6 Sep 08:50 CallTaskSent call-1 → pieter']);
  });

  it('rep-day: with his word the content goes at its rhythm, none twice, none just before the call', async () => {
    const scenario = await calledBack();
    await scenario.runUntil('2027-09-06 12:00');
    expect(rest(scenario)).toEqual([
      'Wed 12 May 10:00 MailSent nurture-een → dirk',
      'Thu 24 Jun 10:00 MailSent nurture-twee → dirk',
      'Thu 5 Aug 10:00 MailSent nurture-drie → dirk',
      'Mon 6 Sep 08:50 CallTaskSent call-1 → pieter',
    ]);
    expect(scenario.enrollment('dirk').nurtured).toEqual(['een', 'twee', 'drie']);
    expect(scenario.faults).toEqual([]);
  });

  it('rep-day: a list that is used up ends it, and without content nothing goes', async () => {
    const short = await calledBack({ more: 'content: { nurture: [een] }' });
    await short.runUntil('2027-09-06 12:00');
    expect(rest(short)).toHaveLength(2);
    const none = await calledBack({ more: '' });
    await none.runUntil('2027-09-06 12:00');
    expect(rest(none)).toEqual(['Mon 6 Sep 08:50 CallTaskSent call-1 → pieter']);
  });

  it('rule 2: an opt-out between two of them ends it, and the promised call is kept', async () => {
    const scenario = await calledBack();
    scenario.at('2027-05-20 10:00', () => scenario.signal('dirk', 'unsubscribed'));
    await scenario.runUntil('2027-09-06 12:00');
    expect(rest(scenario)).toEqual([
      'Wed 12 May 10:00 MailSent nurture-een → dirk',
      'Thu 24 Jun 10:00 MailSkipped call-1: unsubscribed',
      'Mon 6 Sep 08:50 CallTaskSent call-1 → pieter',
    ]);
  });

  it('rule 1: his definite no ends it at once', async () => {
    const scenario = await calledBack();
    scenario.at('2027-05-20 10:00', () =>
      scenario.signal('dirk', 'no', { by: 'rep', data: { reason: 'budget', for: 'person' } }),
    );
    await scenario.runUntil('2027-09-06 12:00');
    expect(rest(scenario).filter((line) => line.includes('MailSent') || line.includes('CallTask'))).toEqual([
      'Wed 12 May 10:00 MailSent nurture-een → dirk',
    ]);
  });

  it('rep-day: the promise made anew without his word stops it', async () => {
    const scenario = await calledBack({ when: '2027-05-25 15:00' });
    scenario.at('2027-05-25 16:00', () => scenario.report('dirk', 'call-back', { when: scenario.local(SEPTEMBER) }));
    await scenario.runUntil('2027-09-06 12:00');
    expect(rest(scenario)).toEqual([
      'Wed 12 May 10:00 MailSent nurture-een → dirk',
      'Tue 25 May 14:50 CallTaskSent call-1 → pieter',
      'Mon 6 Sep 08:50 CallTaskSent call-1 → pieter',
    ]);
  });

  it('rule 21: while the campaign is paused it waits, and goes afterwards', async () => {
    const scenario = await calledBack();
    scenario.at('2027-05-11 10:00', () => scenario.act({ type: 'pause', reason: 'hall' }));
    scenario.at('2027-05-18 10:00', () => scenario.act({ type: 'resume' }));
    await scenario.runUntil('2027-09-06 12:00');
    expect(rest(scenario)[0]).toMatch(/^Tue 18 May|^Wed 19 May/);
    expect(rest(scenario).at(-1)).toBe('Mon 6 Sep 08:50 CallTaskSent call-1 → pieter');
  });
});
