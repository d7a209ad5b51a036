import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';

const REPS = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 20, mail: digest, deputy: jan@voorbeeld.example }
  - { email: jan@voorbeeld.example, name: Jan Visser, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 20, mail: digest, deputy: pieter@voorbeeld.example }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 20, mail: digest, deputy: pieter@voorbeeld.example, absences: [ { from: 2027-03-22, to: 2027-03-26 } ] }
`;

const CONTACTS = [
  { name: 'anna' },
  { name: 'bram' },
  // Accepted by phone, without any permission for mail: no address at all.
  { name: 'cor', email: '', emailPermission: 'none' },
  { name: 'tess' },
  { name: 'dana' },
  { name: 'olaf' },
  { name: 'dirk' },
  {
    name: 'freja',
    country: 'DK',
    legalForm: 'ApS',
    phone: '+45 32 12 34 56',
    language: 'da',
    rep: 'lotte@voorbeeld.example',
  },
];

/** The seminar of 18 March with who accepted, does not know, declined and never answered. */
async function seminar(more: Partial<Parameters<typeof startScenario>[0]> = {}): Promise<Scenario> {
  const scenario = await startScenario({ contacts: CONTACTS, reps: REPS, ...more });
  const { at, signal } = scenario;
  at('2027-02-02 10:00', () => signal('anna', 'accepted', { data: { guests: 1 } }));
  at('2027-02-02 10:00', () => signal('bram', 'accepted'));
  at('2027-02-02 10:00', () => signal('tess', 'tentative'));
  at('2027-02-02 10:00', () => signal('dana', 'declined', { data: { reason: 'date' } }));
  at('2027-02-02 10:00', () => signal('olaf', 'declined', { data: { reason: 'subject' } }));
  scenario.reports('cor', 'phone-invite', 'accepted');
  scenario.reports('freja', 'call-reminder', 'accepted');
  for (const name of ['dirk', 'tess'])
    for (const step of ['call-reminder', 'maybe-call']) scenario.reports(name, step, 'not-reached');
  return scenario;
}

const MOVE = { type: 'reschedule', start: '2027-03-25T14:00', end: '2027-03-25T17:30' } as const;

const since = (scenario: Scenario, name: string, from: string): string[] =>
  scenario
    .events(name, 'MailSent', 'MailSkipped', 'CallTaskSent', 'CallTaskWithdrawn')
    .filter(({ at }) => at >= scenario.local(from))
    .map(scenario.tell);

const moves = (scenario: Scenario) => scenario.world.events.filter(({ type }) => type === 'CampaignRescheduled');
const from = '2027-03-16 16:00';

describe('story (g), moved before the practical mail', () => {
  it('M43 F38 F15 tells everybody what concerns him, on the day it concerns him', async () => {
    const scenario = await seminar();
    scenario.at('2027-03-16 16:44', () => scenario.act(MOVE));
    scenario.at('2027-03-17 09:30', () => scenario.signal('anna', 'accepted', { data: { guests: 1 } }));
    scenario.at('2027-03-17 09:40', () => scenario.signal('freja', 'declined'));
    scenario.reports('bram', 'moved-call', 'not-reached');
    scenario.reports('cor', 'moved-call', 'accepted');
    await scenario.runUntil('2027-03-25 13:00');
    expect(since(scenario, 'anna', from)).toEqual([
      'Tue 16 Mar 16:44 MailSent event-moved → anna',
      'Wed 17 Mar 09:30 MailSent confirmation → anna',
      'Wed 24 Mar 10:00 MailSent practical → anna',
    ]);
    // Says nothing: counts as coming, is called three business days before, and gets the practical mail.
    expect(since(scenario, 'bram', from)).toEqual([
      'Tue 16 Mar 16:44 MailSent event-moved → bram',
      'Mon 22 Mar 09:00 CallTaskSent moved-call → pieter',
      'Tue 23 Mar 09:00 CallTaskSent moved-call → pieter',
      'Wed 24 Mar 10:00 MailSent practical → bram',
    ]);
    expect(since(scenario, 'cor', from)).toEqual([
      'Tue 16 Mar 16:44 MailSkipped moved: no mail address',
      'Tue 16 Mar 16:44 CallTaskSent moved-call → pieter',
      'Tue 16 Mar 17:44 MailSkipped confirm: no mail address',
      'Wed 24 Mar 10:00 MailSkipped practical: no mail address',
    ]);
    expect(since(scenario, 'tess', from)).toEqual([
      'Tue 16 Mar 16:44 MailSent maybe → tess',
      'Thu 18 Mar 09:00 CallTaskSent maybe-call → pieter',
      'Mon 22 Mar 09:00 CallTaskSent maybe-call → pieter',
    ]);
    for (const name of ['dana', 'olaf', 'dirk']) expect(since(scenario, name, from), name).toEqual([]);
    // Cannot come then: declined for the date, his seat is free.
    expect(since(scenario, 'freja', from)).toEqual([
      'Tue 16 Mar 16:44 MailSent event-moved → freja',
      'Wed 17 Mar 09:40 MailSent seat-released → freja',
    ]);
    expect(scenario.enrollment('freja').facts.response).toMatchObject({ value: 'declined', data: { reason: 'date' } });
    expect(scenario.events('freja', 'SeatReleased')).toHaveLength(1);
    expect(scenario.lists('briefing')).toEqual([
      'Wed 24 Mar 15:00 MailSent briefing → pieter',
      'Wed 24 Mar 15:00 MailSent briefing → jan',
      'Wed 24 Mar 15:00 MailSent briefing → pieter',
      'Wed 24 Mar 15:00 MailSent briefing → host',
    ]);
  });

  it('M43 the plan that is shown says whom it concerns, and what falls together with the new date', async () => {
    const scenario = await seminar();
    scenario.at('2027-03-16 16:44', () => scenario.act(MOVE));
    await scenario.runUntil('2027-03-16 18:00');
    expect(moves(scenario).map(({ data }) => data)).toEqual([
      {
        by: 'mirjam@voorbeeld.example',
        from: { start: '2027-03-18T13:00:00.000Z', end: '2027-03-18T16:30:00.000Z' },
        to: { start: '2027-03-25T13:00:00.000Z', end: '2027-03-25T16:30:00.000Z' },
        askDeclined: false,
        ...{ accepted: 4, guests: 1, mailNow: 3, callNow: { 'pieter@voorbeeld.example': 1 }, unreachable: 0 },
        ...{ tentative: 1, waiting: 0, declinedForDate: 1, declinedOtherwise: 1, silent: 1, retimed: 0, held: 0 },
        holidays: [{ country: 'DK', contacts: 1 }],
        away: [{ rep: 'lotte@voorbeeld.example', deputy: 'pieter@voorbeeld.example' }],
        thankYou: [
          { date: '2027-03-26', countries: ['NL'] },
          { date: '2027-03-30', countries: ['DK'] },
        ],
      },
    ]);
  });
});

describe('story (g), moved after the practical mail', () => {
  it('M43 F38 F15 the practical mail goes again for the new date, and nothing else does', async () => {
    const scenario = await seminar();
    scenario.at('2027-03-17 11:00', () => scenario.act(MOVE));
    scenario.at('2027-03-17 12:30', () => scenario.signal('anna', 'accepted', { data: { guests: 1 } }));
    await scenario.runUntil('2027-03-25 13:00');
    expect(since(scenario, 'anna', from)).toEqual([
      'Wed 17 Mar 10:00 MailSent practical → anna',
      'Wed 17 Mar 11:00 MailSent event-moved → anna',
      'Wed 17 Mar 12:30 MailSent confirmation → anna',
      'Wed 24 Mar 10:00 MailSent practical → anna',
    ]);
    expect(since(scenario, 'dirk', from)).toEqual([]);
  });
});

describe('moving the event', () => {
  it('F29 F46 moved three times, both ways in time: one UID, SEQUENCE strictly up, told once for each move', async () => {
    const scenario = await seminar();
    const on = (date: string) => scenario.act({ type: 'reschedule', start: `${date}T14:00` });
    scenario.at('2027-02-10 10:00', () => on('2027-04-15'));
    scenario.at('2027-02-11 10:00', () => on('2027-03-11'));
    scenario.at('2027-02-12 10:00', () => on('2027-03-18'));
    scenario.at('2027-02-12 10:30', () => on('2027-03-18'));
    scenario.at('2027-02-15 09:00', () => scenario.signal('anna', 'declined'));
    await scenario.runUntil('2027-03-18 13:00');
    expect(since(scenario, 'anna', '2027-02-01 00:00')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Tue 2 Feb 10:00 MailSent confirmation → anna',
      'Wed 10 Feb 10:00 MailSent event-moved → anna',
      'Thu 11 Feb 10:00 MailSent event-moved → anna',
      'Fri 12 Feb 10:00 MailSent event-moved → anna',
      'Mon 15 Feb 09:00 MailSent seat-released → anna',
    ]);
    const files = scenario
      .events('anna', 'MailSent')
      .flatMap(({ data }) => (data.calendar as { uid: string; sequence: number; method: string } | undefined) ?? []);
    expect(new Set(files.map(({ uid }) => uid)).size).toBe(1);
    expect(files.map(({ method }) => method)).toEqual(['PUBLISH', 'PUBLISH', 'PUBLISH', 'PUBLISH', 'CANCEL']);
    const sequences = files.map(({ sequence }) => sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((left, right) => left - right));
    expect(moves(scenario)).toHaveLength(3);
  });

  it('F15 into the past, or after it has begun, is refused with the reason, and changes nothing', async () => {
    const scenario = await seminar();
    const said: unknown[] = [];
    const act = (start: string, end?: string) =>
      scenario.run(async (doors) => {
        const date = { type: 'reschedule', start, ...(end !== undefined && { end }) } as const;
        said.push(await doors.actOnCampaign({ campaign: 'afrika', by: 'operator', act: date }));
      });
    scenario.at('2027-03-16 16:44', () => act('2027-03-15T14:00'));
    scenario.at('2027-03-16 16:45', () => act('2027-03-25T14:00', '2027-03-25T13:00'));
    scenario.at('2027-03-18 14:30', () => act('2027-03-25T14:00'));
    await scenario.runUntil('2027-03-18 15:00');
    expect(said).toEqual([
      {
        ok: false,
        problems: ['start: 2027-03-15 14:00 is in the past (now: 2027-03-16 16:44). Write a time that lies ahead.'],
      },
      { ok: false, problems: ['end: 2027-03-25 13:00 is not after the start, 2027-03-25 14:00.'] },
      { ok: false, problems: ['afrika: the event began on 2027-03-18 14:00. What has begun is not moved.'] },
    ]);
    expect(moves(scenario)).toEqual([]);
  });

  it('F15 attempts that no longer fit are dropped, those that fit again are made', async () => {
    const late = { launchAt: '2027-03-05 09:00' };
    const attempts = async (start: string) => {
      const scenario = await seminar(late);
      scenario.at('2027-03-15 12:00', () => scenario.act({ type: 'reschedule', start }));
      await scenario.runUntil('2027-04-01 12:00');
      return scenario.story('dirk', ['CallTaskSent']).filter((line) => line.includes('call-reminder'));
    };
    const same = await attempts('2027-03-18T15:00');
    expect(same).toEqual(['Fri 12 Mar 09:00 CallTaskSent call-reminder → pieter']);
    expect(await attempts('2027-04-02T14:00')).toEqual([
      ...same,
      'Tue 16 Mar 09:00 CallTaskSent call-reminder → pieter',
      'Thu 18 Mar 09:00 CallTaskSent call-reminder → pieter',
    ]);
  });

  it('M43 who declined for the date is asked once, where whoever moves the event wants it', async () => {
    const scenario = await seminar();
    scenario.at('2027-03-01 16:44', () =>
      scenario.act({ type: 'reschedule', start: '2027-04-01T14:00', askDeclined: true }),
    );
    scenario.at('2027-03-08 16:44', () =>
      scenario.act({ type: 'reschedule', start: '2027-04-08T14:00', askDeclined: true }),
    );
    scenario.at('2027-03-09 12:00', () => scenario.signal('dana', 'accepted'));
    await scenario.runUntil('2027-03-16 13:00');
    expect(since(scenario, 'dana', '2027-03-01 00:00')).toEqual([
      'Mon 1 Mar 16:44 MailSent invitation → dana',
      'Tue 9 Mar 12:00 MailSent confirmation → dana',
    ]);
    expect(since(scenario, 'olaf', '2027-03-01 00:00')).toEqual([]);
  });

  it('M43 a worker that dies right after the write loses nobody: whoever is looked at next hears of it', async () => {
    const scenario = await seminar({
      around: (ports) => ({
        ...ports,
        schedules: {
          create: async (name, at, message) =>
            name.startsWith('campaign.') ? undefined : ports.schedules.create(name, at, message),
        },
      }),
    });
    scenario.at('2027-03-16 16:44', () => scenario.act(MOVE));
    await scenario.runUntil('2027-03-25 13:00');
    // Nobody was woken for it. At the time of the old practical mail he is looked at, and told of the new date instead.
    expect(since(scenario, 'anna', from)).toEqual([
      'Wed 17 Mar 10:00 MailSent event-moved → anna',
      'Mon 22 Mar 09:00 CallTaskSent moved-call → pieter',
      'Wed 24 Mar 10:00 CallTaskWithdrawn moved-call: answered',
      'Wed 24 Mar 10:00 MailSent practical → anna',
    ]);
  });
});
