import { describe, expect, it } from 'vitest';
import type { WrittenMail } from '../../functions/adapters/mail/written-mail.ts';
import { renderCalendarFile } from '../../workflows/texts/calendar-file.ts';
import { mailsOf } from '../scenarios/rep-day/mails.ts';
import { startScenario } from '../scenarios/scenario.ts';
import { ATTACKS, UNSEEN } from './attacks.ts';
import { readCalendar } from './read-calendar.ts';

const START = Date.UTC(2027, 2, 18, 13);
const USUAL = [
  ...[
    'prodid',
    'version',
    'method',
    'uid',
    'sequence',
    'dtstamp',
    'dtstart',
    'dtend',
    'summary',
    'location',
    'description',
  ],
  ...['url', 'status', 'organizer', 'attendee'],
];

describe('a calendar file whose every value is an attack', () => {
  it.each(Object.entries(ATTACKS))('has one event, our properties and whom we name: %s', (_name, attack) => {
    for (const method of ['PUBLISH', 'CANCEL'] as const) {
      const file = renderCalendarFile({
        ...{ uid: 'e1@voorbeeld.example', sequence: 3, method, stampAt: START - 1000 },
        event: { name: attack, startAt: START, endAt: START + 1000, location: attack, description: attack },
        organiser: { name: attack, email: `mirjam@voorbeeld.example` },
        attendee: { name: attack, email: `anna@voorbeeld.example` },
      });
      const read = readCalendar(file);
      expect(read.others).toEqual([]);
      expect(read.properties.filter((name) => !USUAL.includes(name))).toEqual([]);
      expect(new Set(read.properties).size).toBe(read.properties.length);
      expect(read.organiser.address).toBe('mailto:mirjam@voorbeeld.example');
      expect(read.attendees).toEqual(method === 'CANCEL' ? ['mailto:anna@voorbeeld.example'] : []);
      for (const text of [read.summary, read.location, read.organiser.name]) expect(text).not.toMatch(/[\r\n\t]/);
      expect(`${read.summary}${read.location}${read.organiser.name}`).not.toMatch(UNSEEN);
      expect(read.startAt).toBe(START);
      expectFolded(file);
    }
  });

  it.each(['a@b.example\r\nATTENDEE:mailto:x@evil.example', 'a@b.example;X-EVIL=1:mailto:x@evil.example'])(
    'has no address that ends its line: %s',
    (email) => {
      const read = readCalendar(
        renderCalendarFile({
          ...{ uid: 'e1@voorbeeld.example', sequence: 3, method: 'CANCEL', stampAt: START },
          event: { name: 'x', startAt: START, endAt: START + 1000 },
          ...{ organiser: { name: 'x', email }, attendee: { name: 'x', email } },
        }),
      );
      expect(read.properties.filter((name) => !USUAL.includes(name))).toEqual([]);
      expect(read.attendees).toHaveLength(1);
    },
  );
});

const LANGUAGES = { nl: 'NL', da: 'DK', de: 'DE', en: 'GB' };

/** The second lies in summer time: the same hour in Rotterdam is another instant. */
const MOVED = ['2027-03-24', '2027-03-31'] as const;
const STARTS = ['2027-03-18T13:00', '2027-03-24T13:00', '2027-03-31T12:00'].map((at) => Date.parse(`${at}:00Z`));

/** A guest of each language, one who takes his yes back and one with a call task; the event moves twice and is cancelled. */
async function movedAndCancelled(): Promise<readonly WrittenMail[]> {
  const guests = Object.entries(LANGUAGES).map(([language, country]) => ({
    ...{ name: `guest${language}`, language, country, phone: '' },
  }));
  const scenario = await startScenario({
    contacts: [...guests, { name: 'paul' }, { name: 'silent' }, { name: 'bel' }],
    reps: `reps:
  - { email: pieter@voorbeeld.example, name: "Pieter; \\"P.\\" Bakker", hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: each }
`,
  });
  const yes = [...guests.map(({ name }) => name), 'paul'];
  for (const name of yes) scenario.at('2027-02-02 10:00', () => scenario.signal(name, 'accepted'));
  scenario.at('2027-02-03 10:00', () => scenario.signal('paul', 'declined', { data: { reason: 'date' } }));
  scenario.at('2027-02-09 10:00', () => scenario.signal('bel', 'accepted'));
  const move = (day: string) => scenario.act({ type: 'reschedule', start: `${day}T14:00`, end: `${day}T17:30` });
  scenario.at('2027-02-15 10:00', () => move(MOVED[0]));
  for (const name of yes.slice(0, 4)) scenario.at('2027-02-16 10:00', () => scenario.signal(name, 'accepted'));
  scenario.at('2027-02-22 10:00', () => move(MOVED[1]));
  for (const name of yes.slice(0, 4)) scenario.at('2027-02-23 10:00', () => scenario.signal(name, 'accepted'));
  scenario.at('2027-03-02 10:00', () => scenario.act({ type: 'cancel-event', afterwards: 'stop' }));
  await scenario.runUntil('2027-03-05 18:00');
  return mailsOf(scenario);
}

describe('the calendar files of a campaign whose event moves twice and is cancelled', () => {
  it('F29 keep their UID, rise, name who invites and say when they were made', async () => {
    const mails = await movedAndCancelled();
    const files = mails.flatMap(({ ics, eml, template }) =>
      ics === undefined ? [] : [{ eml, template, ics, read: readCalendar(ics) }],
    );
    const byUid = Map.groupBy(
      files,
      ({ read }) => `${read.uid} ${files.find(({ read: { uid } }) => uid === read.uid)?.eml.to.address}`,
    );
    expect(
      [...byUid]
        .map(([key, list]) => `${key.split(' ')[1]}: ${list.map(({ read }) => read.method[0]).join('')}`)
        .sort(),
    ).toEqual([
      'bel@bel-bedrijf.example: PPPC',
      ...Object.keys(LANGUAGES)
        .map((language) => `guest${language}@guest${language}-bedrijf.example: PPPPPC`)
        .sort(),
      'paul@paul-bedrijf.example: PC',
      // A task whose time passed by stays as it was; one that became pointless is taken out.
      'pieter@voorbeeld.example: P',
      'pieter@voorbeeld.example: PC',
    ]);
    for (const list of byUid.values()) {
      const numbers = list.map(({ read }) => read.sequence);
      expect(numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0))).toBe(true);
    }
    const invited =
      byUid.get([...byUid.keys()].find((key) => key.endsWith('guestnl@guestnl-bedrijf.example')) ?? '') ?? [];
    expect(invited.map(({ read }) => STARTS.indexOf(read.startAt))).toEqual([0, 1, 1, 2, 2, 2]);
    expect(invited.every(({ read }) => read.endAt - read.startAt === 3.5 * 3_600_000)).toBe(true);
    for (const list of byUid.values()) expect(new Set(list.map(({ read }) => read.organiser.address)).size).toBe(1);
    for (const { read, ics, eml } of files) {
      expect(read.stampAt).toBe(eml.sentAt);
      expect(read.status).toBe(read.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED');
      expect(read.properties).toEqual(expect.arrayContaining(['organizer', 'dtstamp', 'uid', 'sequence', 'summary']));
      expect(read.organiser.address).toMatch(/^mailto:[\w.]+@voorbeeld\.example$/);
      expect(eml.calendar).toEqual({ method: read.method, content: ics });
      expectFolded(ics);
    }
  });

  it('are spoken of in their mails: the reader opens them himself', async () => {
    const words = {
      nl: /[Oo]pen (de bijlage|die) om (uw|je) agenda bij te werken/,
      da: /[Åå]bn .*for at opdatere (Deres|din) kalender/,
      de: /([Öö]ffnen Sie|[Öö]ffne) den Anhang, um (Ihren|deinen) Kalender zu aktualisieren/,
      en: /[Oo]pen the attachment to update your calendar/,
    };
    const told = new Set<string>();
    for (const { ics, eml, template } of await movedAndCancelled()) {
      if (template.startsWith('reps/') || template.startsWith('managers/')) continue;
      const language = /<html[^>]* lang="(\w+)"/.exec(eml.html)?.[1] ?? '';
      const isTold = Object.values(words).some((each) => each.test(eml.text));
      expect({ template, isTold, to: eml.to.address }).toEqual({
        template,
        isTold: ics !== undefined,
        to: eml.to.address,
      });
      if (isTold) told.add(`${language} ${template}`);
    }
    for (const language of Object.keys(LANGUAGES))
      for (const template of ['confirmation', 'event-moved', 'event-cancelled'])
        expect(told).toContain(`${language} ${template}`);
    expect(told).toContain('nl seat-released');
  });
});

/** RFC 5545 §3.1: lines of at most 75 octets, each ended by CRLF. */
function expectFolded(file: string): void {
  const lines = file.split('\r\n');
  expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line))).toBe(true);
}
