import type { Line } from './line.ts';

/** A story as people notice it: date and time in Amsterdam, what, to whom. */
export function storyOf(lines: readonly Line[], contact: string): readonly string[] {
  return lines.filter((line) => line.contact === contact).flatMap(noticed);
}

function noticed(line: Line): readonly string[] {
  const at = localTime(line.at, 'Europe/Amsterdam');
  switch (line.type) {
    case 'MailSent':
      return [`${at} ${line.template} → ${short(line.receiver)}`];
    case 'CallTaskSent':
      return [`${at} ${line.step} → ${short(line.rep)}`];
    case 'DecisionAsked':
      return [`${at} decision: ${line.proposal}`];
    case 'EnrollmentEnded':
      return [`${at} ends: ${line.outcome}`];
    default:
      return [];
  }
}

const short = (who: unknown): string => String(who).replace(/@.*/, '');

/** `03-17 10:00`. */
function localTime(at: string, timeZone: string): string {
  return new Date(at).toLocaleString('sv', { timeZone }).slice(5, 16);
}

const DATED = [
  'maybe',
  'practical',
  'thank-you',
  'presentation-no-show',
  'presentation-declined',
  'presentation-silent',
];

/** When most contacts of a zone get each of the mails that are dated from the event, in their own time. */
export function usualTimes(lines: readonly Line[]): Readonly<Record<string, string>> {
  const zones = new Map(
    lines.flatMap(({ type, contact, timeZone }) => (type === 'EnrollmentStarted' ? [[contact, String(timeZone)]] : [])),
  );
  const counts = new Map<string, Map<string, number>>();
  for (const { type, to, template, contact, at } of lines) {
    if (type !== 'MailSent' || to !== 'contact' || !DATED.includes(String(template))) continue;
    const zone = zones.get(contact) ?? '';
    const known = counts.get(`${template} ${zone}`) ?? new Map<string, number>();
    const time = localTime(at, zone);
    counts.set(`${template} ${zone}`, known.set(time, (known.get(time) ?? 0) + 1));
  }
  const most = [...counts].map(
    ([name, times]) => [name, [...times].sort((one, other) => other[1] - one[1])[0]?.[0] ?? ''] as const,
  );
  return Object.fromEntries(most.sort(([one], [other]) => (one < other ? -1 : 1)));
}

interface Moved {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The people of the example's script, with the event on 18 March and on 25 March. */
export const STORIES: Readonly<Record<string, Moved>> = {
  'anna@voorbeeld.example': {
    before: [
      '02-01 09:00 invitation → anna',
      '02-06 22:10 confirmation → anna',
      '03-17 10:00 practical → anna',
      '03-19 14:00 thank-you-appointment → anna',
      '03-22 09:00 reply → pieter',
      // He did not answer it: his deputy.
      '03-25 09:00 reply → jan',
      '03-25 09:00 appointment → pieter',
      '04-09 09:00 quote → pieter',
      '04-23 09:00 quote → pieter',
      '04-23 14:00 ends: yes',
      '04-23 14:00 customer → mirjam',
      '04-23 14:00 customer → sander',
    ],
    after: [
      '02-01 09:00 invitation → anna',
      '02-06 22:10 confirmation → anna',
      '03-24 10:00 practical → anna',
      '03-26 14:00 thank-you-appointment → anna',
      '03-30 09:00 reply → pieter',
      '04-01 09:00 appointment → pieter',
      '04-15 09:00 quote → pieter',
      '04-30 09:00 quote → pieter',
      '04-30 14:00 ends: yes',
      '04-30 14:00 customer → mirjam',
      '04-30 14:00 customer → sander',
    ],
  },
  'bob@eksempel.example': {
    before: [
      '02-01 09:00 invitation → bob',
      '02-08 08:30 call-reminder → lotte',
      '02-10 08:30 call-reminder → lotte',
      '02-10 13:30 confirmation → bob',
      '03-17 10:00 practical → bob',
      '03-22 10:00 presentation-no-show → bob',
      '03-30 08:30 call-1 → lotte',
      '04-01 08:30 call-1 → lotte',
      '04-05 08:30 call-1 → lotte',
      '04-15 11:30 whitepaper → bob',
      '04-21 08:30 call-2 → lotte',
      '04-23 08:30 call-2 → lotte',
      '04-26 09:00 decision: go-on',
    ],
    after: [
      '02-01 09:00 invitation → bob',
      '02-08 08:30 call-reminder → lotte',
      '02-10 08:30 call-reminder → lotte',
      '02-10 13:30 confirmation → bob',
      '03-24 10:00 practical → bob',
      '03-31 10:00 presentation-no-show → bob',
      '04-05 08:30 call-1 → lotte',
      '04-07 08:30 call-1 → lotte',
      '04-09 08:30 call-1 → lotte',
      '04-21 11:30 whitepaper → bob',
      '04-29 08:30 call-2 → lotte',
      '05-03 08:30 call-2 → lotte',
    ],
  },
  'carla@eksempel.example': {
    before: [
      '02-01 09:00 invitation → carla',
      '03-23 10:00 presentation-declined → carla',
      '03-31 08:30 call-1 → lotte',
      '04-02 08:30 call-1 → lotte',
      '04-14 10:53 whitepaper → carla',
      '04-14 11:14 reply → lotte',
      '04-15 08:30 call-2 → lotte',
      '04-19 08:30 call-2 → lotte',
      '04-19 09:00 decision: go-on',
    ],
    after: [
      '02-01 09:00 invitation → carla',
      '04-01 10:00 presentation-declined → carla',
      '04-06 08:30 call-1 → lotte',
      '04-08 08:30 call-1 → lotte',
      '04-20 10:53 whitepaper → carla',
      '04-20 11:14 reply → lotte',
      '04-21 08:30 call-2 → lotte',
      '04-23 08:30 call-2 → lotte',
      '04-26 09:00 decision: go-on',
    ],
  },
  'dirk@voorbeeld.example': {
    before: [
      '02-01 09:00 invitation → dirk',
      '02-08 09:00 call-reminder → jan',
      '02-10 09:00 call-reminder → jan',
      '02-12 09:00 call-reminder → jan',
      '03-23 10:00 presentation-silent → dirk',
      '03-26 09:00 call-1 → jan',
      '03-31 09:00 call-1 → jan',
      '04-12 11:00 whitepaper → dirk',
      '04-16 09:00 call-2 → jan',
      '04-19 09:00 decision: recycle',
    ],
    after: [
      '02-01 09:00 invitation → dirk',
      '02-08 09:00 call-reminder → jan',
      '02-10 09:00 call-reminder → jan',
      '02-12 09:00 call-reminder → jan',
      '03-31 10:00 presentation-silent → dirk',
      '04-05 09:00 call-1 → jan',
      '04-07 09:00 call-1 → jan',
      '04-19 11:00 whitepaper → dirk',
      '04-23 09:00 call-2 → jan',
      '04-26 09:00 decision: recycle',
    ],
  },
  'eva@voorbeeld.example': {
    before: [
      '02-01 09:00 invitation → eva',
      '02-08 09:00 call-reminder → sanne',
      '02-08 11:00 confirmation → eva',
      '03-17 10:00 practical → eva',
      '03-26 09:00 appointment → sanne',
    ],
    after: [
      '02-01 09:00 invitation → eva',
      '02-08 09:00 call-reminder → sanne',
      '02-08 11:00 confirmation → eva',
      '03-24 10:00 practical → eva',
      '04-06 09:00 appointment → sanne',
    ],
  },
  'm.vanleeuwen@lindeblad.example': {
    before: ['02-01 09:00 invitation → m.vanleeuwen', '02-01 12:00 ends: no'],
    after: ['02-01 09:00 invitation → m.vanleeuwen', '02-01 12:00 ends: no'],
  },
  'r.okkerse@delta-pompen.example': {
    before: ['02-02 09:00 phone-invite → jan', '02-02 11:00 ends: no'],
    after: ['02-02 09:00 phone-invite → jan', '02-02 11:00 ends: no'],
  },
};

const NETHERLANDS = 'Europe/Amsterdam';
const DENMARK = 'Europe/Copenhagen';
const GERMANY = 'Europe/Berlin';
const KINGDOM = 'Europe/London';

/** The event on Thursday 18 March. Moments are the campaign's: 14:00 in Amsterdam is 13:00 in London. */
export const USUAL = table({
  maybe: { [NETHERLANDS]: '03-08 14:00', [DENMARK]: '03-08 14:00', [KINGDOM]: '03-08 13:00' },
  practical: everywhere('03-17 10:00'),
  'thank-you': everywhere('03-19 14:00'),
  'presentation-no-show': everywhere('03-22 10:00'),
  'presentation-declined': everywhere('03-23 10:00'),
  'presentation-silent': without(everywhere('03-23 10:00'), KINGDOM),
});

/** And on Thursday 25 March: business days are those of each reader's country. */
export const USUAL_LATER = table({
  maybe: { [NETHERLANDS]: '03-15 14:00', [DENMARK]: '03-15 14:00', [KINGDOM]: '03-15 13:00' },
  practical: everywhere('03-24 10:00'),
  'thank-you': { ...everywhere('03-30 14:00'), [NETHERLANDS]: '03-26 14:00' },
  'presentation-no-show': { ...everywhere('03-31 10:00'), [NETHERLANDS]: '03-30 10:00' },
  'presentation-declined': { ...everywhere('04-01 10:00'), [NETHERLANDS]: '03-31 10:00' },
  'presentation-silent': without({ ...everywhere('04-01 10:00'), [NETHERLANDS]: '03-31 10:00' }, KINGDOM),
});

type ByZone = Readonly<Record<string, string>>;

function everywhere(time: string): ByZone {
  return { [NETHERLANDS]: time, [DENMARK]: time, [GERMANY]: time, [KINGDOM]: time };
}

function without(times: ByZone, zone: string): ByZone {
  return Object.fromEntries(Object.entries(times).filter(([name]) => name !== zone));
}

function table(times: Readonly<Record<string, ByZone>>): ByZone {
  const rows = Object.entries(times).flatMap(([name, byZone]) =>
    Object.entries(byZone).map(([zone, time]) => [`${name} ${zone}`, time] as const),
  );
  return Object.fromEntries(rows);
}
