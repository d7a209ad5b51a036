import { describe, expect, it } from 'vitest';
import { settleReview } from '../../../functions/settle-review/settle-review.ts';
import { createWebhookDoor } from '../../../infra/local/webhook-door.ts';
import { OUTCOMES, occasionOf } from '../../../workflows/texts/call-outcomes.ts';
import { startScenario } from '../scenario.ts';

const TOLD = ['MailSent', 'CallTaskSent', 'CallTaskSkipped', 'ServiceLevelBreached', 'EnrollmentEnded'] as const;
const CALLS = ['call-reminder', 'call-1', 'call-2'];
const INVITED = 'Mon 1 Feb 09:00 MailSent invitation → dirk';

/** Dirk never answers the invitation; nobody reaches him. */
async function silentDirk(options: Partial<Parameters<typeof startScenario>[0]> = {}) {
  const scenario = await startScenario({ contacts: [{ name: 'dirk' }], ...options });
  for (const step of CALLS) scenario.reports('dirk', step, 'not-reached');
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
  const replies = (time: string, text: string) =>
    scenario.at(time, () => scenario.signal('dirk', 'replied', { data: { text } }));
  const answers = (time: string, ...[what, data = {}]: [Parameters<typeof scenario.signal>[1], object?]) =>
    scenario.at(time, () => {
      const touch = scenario.enrollment('dirk').reply?.touch ?? '';
      return scenario.signal('dirk', what, { by: 'rep', touch, data: { ...data } });
    });
  const away = (time: string, until?: string) =>
    scenario.at(time, () =>
      scenario.signal('dirk', 'auto-replied', {
        by: 'system',
        ...(until !== undefined && { data: { until: scenario.local(until) } }),
      }),
    );
  return { ...scenario, replies, answers, away };
}

type Scenario = Awaited<ReturnType<typeof silentDirk>>;

/** What lies with a rep about a reply. */
function openTasks({ world }: Scenario): string[] {
  const touches = [...world.store.items.touches.values()];
  return touches.filter(({ template, open }) => template === 'reply' && open).map(({ id }) => id);
}

describe('F35 a reply', () => {
  it('F35 a reply is a task for the rep at once, and nothing of the sequence goes until he has answered it', async () => {
    const scenario = await silentDirk();
    scenario.replies('2027-02-05 11:00', 'Wie komt er nog meer?');
    scenario.answers('2027-02-08 15:00', 'spoken', { interest: 4 });
    await scenario.runUntil('2027-03-18 13:00');
    expect(scenario.story('dirk', TOLD)).toEqual([
      INVITED,
      'Fri 5 Feb 11:00 MailSent reply → pieter',
      // The call of that Monday waited; the talk about his reply was that call.
      'Mon 8 Feb 15:00 CallTaskSkipped call-reminder: answered',
    ]);
    expect(scenario.enrollment('dirk')).toMatchObject({ reply: undefined, lastSignOfLifeAt: expect.any(Number) });
    expect(openTasks(scenario)).toEqual([]);
  });

  it('F35 the mail has what he wrote and the outcomes of a call on it, and needs no touch of the sequence', async () => {
    const scenario = await silentDirk();
    scenario.replies('2027-02-05 11:00', 'Wie komt er nog meer?');
    await scenario.runUntil('2027-02-05 12:00');
    const task = scenario.sent.find(({ template }) => template === 'reply');
    expect(task).toMatchObject({ kind: 'ask', to: 'rep', receiver: 'pieter@voorbeeld.example', mailKind: 'internal' });
    expect(scenario.enrollment('dirk').touch?.id).not.toBe(task?.id);
    const { main, more } = OUTCOMES[occasionOf('reply')];
    expect([...main, ...more]).toEqual(
      expect.arrayContaining(['spoken', 'appointment', 'accepted', 'no', 'do-not-call']),
    );
  });

  it('F35 nobody answers it: his manager hears of it, his deputy gets it, then the sequence goes on', async () => {
    const scenario = await silentDirk();
    scenario.replies('2027-02-05 11:00', 'Wie komt er nog meer?');
    await scenario.runUntil('2027-02-12 00:00');
    expect(scenario.story('dirk', TOLD)).toEqual([
      INVITED,
      'Fri 5 Feb 11:00 MailSent reply → pieter',
      'Tue 9 Feb 09:00 ServiceLevelBreached report of sales: pieter',
      'Wed 10 Feb 09:00 MailSent reply → lotte',
      'Thu 11 Feb 09:00 CallTaskSent call-reminder → pieter',
    ]);
    expect(scenario.lists('breach')).toEqual(['Tue 9 Feb 09:00 MailSent breach → sander']);
    // The one call that reached nobody is all: what lay undone is no try.
    expect(scenario.enrollment('dirk').spent?.unanswered).toBe(1);
  });

  it('F35 marketing waits as calls do, and goes when it was answered', async () => {
    const scenario = await silentDirk();
    scenario.replies('2027-03-20 11:00', 'Stuur mij niets voor ik Pieter gesproken heb.');
    scenario.answers('2027-03-25 15:00', 'spoken');
    await scenario.runUntil('2027-03-26 12:00');
    expect(scenario.story('dirk', TOLD).slice(-2)).toEqual([
      'Thu 25 Mar 09:00 MailSent reply → lotte',
      // Without it: Tue 23 Mar 10:00.
      'Thu 25 Mar 15:00 MailSent presentation-silent → dirk',
    ]);
  });

  it('F35 a reply on an old mail, weeks later and in another step, is still his', async () => {
    const scenario = await silentDirk();
    scenario.at('2027-02-02 10:00', () => scenario.signal('dirk', 'declined', { data: { reason: 'date' } }));
    scenario.replies('2027-03-02 21:00', 'Toch nog even over uw uitnodiging');
    scenario.answers('2027-03-03 10:00', 'accepted');
    await scenario.runUntil('2027-03-03 12:00');
    expect(scenario.story('dirk', ['MailSent'])).toEqual([
      INVITED,
      // In his own hours.
      'Wed 3 Mar 09:00 MailSent reply → pieter',
      'Wed 3 Mar 10:00 MailSent confirmation → dirk',
    ]);
  });

  it('F35 what the rep reports on a reply counts as on any call: promised, no longer there, a definite no', async () => {
    const promised = await silentDirk();
    promised.replies('2027-03-02 10:00', 'Bel mij volgende week');
    promised.at('2027-03-02 11:00', () =>
      promised.signal('dirk', 'call-back', {
        by: 'rep',
        touch: promised.enrollment('dirk').reply?.touch ?? '',
        data: { when: promised.local('2027-03-09 14:00') },
      }),
    );
    await promised.runUntil('2027-03-09 15:00');
    expect(promised.story('dirk', ['MailSent']).slice(-2)).toEqual([
      'Tue 2 Mar 10:00 MailSent reply → pieter',
      'Tue 9 Mar 13:50 MailSent reply → pieter',
    ]);
    expect(openTasks(promised)).toHaveLength(1);
    for (const [what, data, end] of [
      ['wrong-person', { reason: 'left' }, 'void: left the organisation'],
      ['no', { reason: 'no need', for: 'person' }, 'no: no need'],
    ] as const) {
      const scenario = await silentDirk();
      scenario.replies('2027-03-02 10:00', 'Dag');
      scenario.answers('2027-03-02 11:00', what, data);
      await scenario.runUntil('2027-03-02 12:00');
      expect(scenario.story('dirk', TOLD).at(-1)).toBe(`Tue 2 Mar 11:00 EnrollmentEnded ${end}`);
      expect(openTasks(scenario)).toEqual([]);
    }
  });

  it('F35 twice delivered it is one task; another reply takes its place; after the end it still reaches the rep', async () => {
    const scenario = await silentDirk();
    for (const time of ['2027-03-02 10:00', '2027-03-02 10:05'])
      scenario.at(time, () => scenario.signal('dirk', 'replied', { key: 'one', data: { text: 'een' } }));
    scenario.replies('2027-03-02 12:00', 'twee');
    scenario.answers('2027-03-02 15:00', 'no', { reason: 'no need', for: 'person' });
    scenario.replies('2027-03-04 12:00', 'toch wel');
    await scenario.runUntil('2027-04-20 12:00');
    expect(scenario.story('dirk', TOLD).filter((line) => line.includes('reply'))).toEqual([
      'Tue 2 Mar 10:00 MailSent reply → pieter',
      'Tue 2 Mar 12:00 MailSent reply → pieter',
      'Thu 4 Mar 12:00 MailSent reply → pieter',
    ]);
    expect(scenario.enrollment('dirk')).toMatchObject({ status: 'ended', outcome: 'no' });
    expect(openTasks(scenario)).toEqual([]);
  });

  it('F35 while he is away his deputy gets it; with nobody there his manager does', async () => {
    const reps = (deputy: string) => `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8${deputy}, absences: [{ from: 2027-03-01, to: 2027-03-05 }] }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8 }
`;
    for (const [deputy, receiver] of [
      [', deputy: lotte@voorbeeld.example', 'lotte'],
      ['', 'sander'],
    ] as const) {
      const scenario = await silentDirk({ reps: reps(deputy) });
      scenario.replies('2027-03-02 10:00', 'Dag');
      await scenario.runUntil('2027-03-02 12:00');
      expect(scenario.story('dirk', TOLD).at(-1)).toBe(`Tue 2 Mar 10:00 MailSent reply → ${receiver}`);
    }
  });
});

describe('F35 an out-of-office note', () => {
  it('F35 a date puts calls and mails off until then; it is no answer and no sign of life', async () => {
    const scenario = await silentDirk();
    scenario.away('2027-02-01 09:03', '2027-02-10 00:00');
    scenario.away('2027-03-22 09:00', '2027-03-29 08:00');
    await scenario.runUntil('2027-03-31 00:00');
    expect(scenario.story('dirk', ['MailSent', 'CallTaskSent'])).toEqual([
      INVITED,
      // Without: 8, 10 and 12 February.
      'Wed 10 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Fri 12 Feb 09:00 CallTaskSent call-reminder → pieter',
      'Tue 16 Feb 09:00 CallTaskSent call-reminder → pieter',
      // Without: Tue 23 March 10:00. Monday 29 is Easter Monday.
      'Tue 30 Mar 09:00 MailSent presentation-silent → dirk',
    ]);
    expect(scenario.enrollment('dirk')).toMatchObject({ status: 'open', step: 'presentation' });
    expect(scenario.enrollment('dirk').lastSignOfLifeAt).toBeUndefined();
    expect(scenario.enrollment('dirk').facts.response).toBeUndefined();
  });

  it('F35 without a date, or with one that is no return, nothing changes', async () => {
    const plain = await silentDirk();
    await plain.runUntil('2027-05-01 00:00');
    for (const until of [undefined, '2031-01-01 00:00', '2027-01-04 00:00']) {
      const scenario = await silentDirk();
      scenario.away('2027-02-01 09:03', until);
      await scenario.runUntil('2027-05-01 00:00');
      expect(scenario.story('dirk', TOLD)).toEqual(plain.story('dirk', TOLD));
    }
  });

  it('F35 answers go at once all the same, and what he has to know of the event before it', async () => {
    const scenario = await silentDirk();
    scenario.away('2027-02-01 09:03', '2027-03-19 00:00');
    scenario.at('2027-02-03 22:10', () => scenario.signal('dirk', 'accepted'));
    await scenario.runUntil('2027-03-18 00:00');
    expect(scenario.story('dirk', ['MailSent'])).toEqual([
      INVITED,
      'Wed 3 Feb 22:10 MailSent confirmation → dirk',
      'Wed 17 Mar 10:00 MailSent practical → dirk',
    ]);
  });
});

describe('F35 through the door of webhooks', () => {
  const mail = (from: string, more: object) =>
    JSON.stringify({
      type: 'reply.recorded',
      timestamp: '2027-02-03T09:00:00Z',
      data: { campaign: 'afrika', contact: { email: from }, ...more },
    });
  const HIS = 'dirk@dirk-bedrijf.example';

  async function posted(...bodies: string[]) {
    const scenario = await silentDirk();
    const door = createWebhookDoor(scenario.world);
    const answers: unknown[] = [];
    scenario.at('2027-02-03 10:01', async () => {
      for (const [index, body] of bodies.entries()) answers.push((await door.post(`m${index}`, body)).body);
    });
    await scenario.runUntil('2027-02-03 11:00');
    return { scenario, door, answers };
  }

  it('F35 a reply and a note are told apart by the door', async () => {
    const { scenario, answers } = await posted(
      mail(HIS, { subject: 'Automatisch antwoord: Zakendoen', text: 'Ik ben op 10 februari weer terug.' }),
      mail(HIS, { subject: 'Re: Zakendoen', text: 'Bel mij.\n\n> Beste Dirk' }),
      mail(HIS, { headers: { 'Content-Type': 'multipart/report; report-type=delivery-status' } }),
    );
    expect(answers).toEqual([0, 1, 2].map(() => ({ accepted: 1, duplicates: 0, unmatched: [] })));
    const { facts } = scenario.enrollment('dirk');
    expect(facts['auto-replied']?.data).toEqual({ until: Date.parse('2027-02-10T00:00:00Z') });
    expect(facts.replied?.data).toEqual({ text: 'Bel mij.' });
    expect(scenario.events('dirk', 'SignalReceived')).toHaveLength(2);
    expect(scenario.story('dirk', ['MailSent'])).toEqual([INVITED, 'Wed 3 Feb 10:01 MailSent reply → pieter']);
  });

  it('F35 a reply from another address moves nobody: it waits on the review list, and is his once somebody says so', async () => {
    const stranger = mail('secretariaat@dirk-bedrijf.example', {
      id: 'x1',
      subject: 'Re: Zakendoen',
      text: 'Hij komt niet.',
    });
    const { scenario, door, answers } = await posted(stranger, stranger);
    expect(answers[0]).toMatchObject({
      accepted: 0,
      unmatched: [{ index: 0, email: 'secretariaat@dirk-bedrijf.example' }],
    });
    expect(scenario.enrollment('dirk').reply).toBeUndefined();
    const entries = await door.reviews.of('afrika');
    expect(entries).toMatchObject([{ what: { signal: 'replied', data: { text: 'Hij komt niet.' } } }]);
    const settle = settleReview({ ...scenario.world.ports, reviews: door.reviews });
    const entry = { campaign: 'afrika', id: entries[0]?.id ?? '' };
    expect(await settle({ ...entry, action: { do: 'match', enrollment: scenario.idOf('dirk') } })).toMatchObject({
      ok: true,
    });
    await scenario.runUntil('2027-02-03 12:00');
    expect(scenario.story('dirk', ['MailSent']).at(-1)).toBe('Wed 3 Feb 11:00 MailSent reply → pieter');
    expect(await door.reviews.of('afrika')).toEqual([]);
  });

  it('F35 discarded, it stays nobody’s', async () => {
    const { scenario, door } = await posted(mail('iemand@elders.example', { text: 'Verkeerd adres' }));
    const [entry] = await door.reviews.of('afrika');
    const settle = settleReview({ ...scenario.world.ports, reviews: door.reviews });
    await settle({ campaign: 'afrika', id: entry?.id ?? '', action: { do: 'discard' } });
    await scenario.runUntil('2027-02-06 00:00');
    expect(scenario.story('dirk', TOLD)).toEqual([INVITED]);
    expect(await door.reviews.of('afrika')).toEqual([]);
  });
});
