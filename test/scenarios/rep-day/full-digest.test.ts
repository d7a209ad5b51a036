import { describe, expect, it } from 'vitest';
import { type Scenario, startScenario } from '../scenario.ts';
import { digestOf, mailsOf } from './mails.ts';

const PIETER = 'pieter@voorbeeld.example';
const ROLES = ['directeur', 'hoofd logistiek', 'inkoop', 'planner zeevracht', 'export manager'];
const letter = (index: number): string => String.fromCodePoint(97 + index);
const nameOf = (index: number): string => `naam${letter(Math.floor(index / 10))}${letter(index % 10)}`;

/** Thirty people of twenty organisations: ten of these have two of them. */
const THIRTY = Array.from({ length: 30 }, (_, index) => ({
  name: nameOf(index),
  role: ROLES[index % ROLES.length] ?? '',
  organisation: `Rederij Noordzee ${letter(index % 20).toUpperCase()} BV`,
  organisationId: String(10_000_000 + (index % 20)),
}));

/** Two mornings of a rep with thirty contacts: eight calls on each; nobody reported the first day's. */
async function twoMornings(language: string): Promise<Scenario> {
  const pieter = `email: ${PIETER}, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8`;
  const reps = `reps: [ { ${pieter}, mail: digest, language: ${language} } ]\n`;
  const scenario = await startScenario({ contacts: THIRTY, reps });
  for (let second = 20; second < 30; second += 1)
    scenario.at('2027-02-02 10:00', () => scenario.signal(nameOf(second), 'accepted'));
  await scenario.runUntil('2027-02-09 12:00');
  expect(scenario.faults).toEqual([]);
  return scenario;
}

const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  nl: ['Bellen (8 van 8)', 'Nog van eerder', 'Deze week'],
  da: ['Opkald (8 af 8)', 'Tilbage fra tidligere', 'Denne uge'],
  de: ['Anrufe (8 von 8)', 'Noch offen', 'Diese Woche'],
  en: ['Calls (8 of 8)', 'Left from before', 'This week'],
};

/** Of 360 pixels 308 are left for a line of a list: so many characters of ordinary words, 14 pixels high. */
const CHARACTERS_A_LINE = 45;
/** A phone of 740 pixels: 20 a line, and 6 below each of five tasks. */
const LINES_A_SCREEN = Math.floor((740 - 5 * 6) / 20);

/** How many lines a phone needs for what stands on one line here. */
function wrapped(line: string): number {
  let [lines, room] = [1, CHARACTERS_A_LINE];
  for (const word of line.split(' ')) {
    if (word.length > room) [lines, room] = [lines + 1, CHARACTERS_A_LINE];
    room -= word.length + 1;
  }
  return lines;
}

/** Each task of a digest with its lines; those that stand as one line only are not in it. */
function tasksIn(digest: readonly string[]): readonly (readonly string[])[] {
  const starts = digest.flatMap((line, index) => (line.startsWith('- ') && line.includes('Jansen') ? [index] : []));
  const isNext = (line: string): boolean => line.startsWith('- ') || !/[:·]/.test(line);
  return starts
    .map((start) => {
      const end = digest.findIndex((line, index) => index > start && isNext(line));
      return digest.slice(start, end < 0 ? undefined : end);
    })
    .filter((lines) => lines.length > 1);
}

describe('rep-day: the digest of a rep with thirty contacts', () => {
  it.each(Object.keys(HEADINGS))(
    'rep-day: five tasks are no more than a screen of a phone, in %s',
    async (language) => {
      const digest = digestOf(await twoMornings(language), PIETER, '2027-02-09 09:00');
      const tasks = tasksIn(digest);
      expect(tasks).toHaveLength(12);
      const heights = tasks.map((lines) => lines.reduce((sum, line) => sum + wrapped(line), 0));
      for (let first = 0; first + 5 <= heights.length; first += 1) {
        const five = heights.slice(first, first + 5).reduce((sum, height) => sum + height, 0);
        expect(five, `tasks ${first + 1} to ${first + 5}: ${heights}`).toBeLessThanOrEqual(LINES_A_SCREEN);
      }
    },
  );

  it.each(Object.entries(HEADINGS))(
    'rep-day: in its order, with until when, and what each task needs, in %s',
    async (language, headings) => {
      const scenario = await twoMornings(language);
      const digest = digestOf(scenario, PIETER, '2027-02-09 09:00');
      const found = headings.map((heading) => digest.indexOf(heading));
      expect(found).toEqual(found.toSorted((one, other) => one - other));
      expect(found).not.toContain(-1);
      const mail = mailsOf(scenario).find(({ line, template }) => template === 'reps/digest' && line.at > '2027-02-09');
      const { text = '', html = '' } = mail?.eml ?? {};
      for (const outcome of ['accepted', 'declined', 'not-reached', 'call-back']) {
        const links = new RegExp(`outcome=${outcome}\\b`, 'g');
        expect(text.match(links), outcome).toHaveLength(12);
        expect(html.match(links), outcome).toHaveLength(12);
      }
      // Each of the sixteen has his number and his story.
      expect(html.match(/href="tel:\+31/g)).toHaveLength(16);
      expect(text.match(/\/k\//g)).toHaveLength(16);
      const reportBy = {
        nl: 'wo 10 feb, 17:00',
        da: 'ons. 10. feb. kl. 17.00',
        de: 'Mi., 10. Feb., 17:00 Uhr',
        en: 'Wed 10 Feb, 17:00',
      };
      expect(digest[(found[0] ?? 0) + 1]).toContain(reportBy[language as keyof typeof reportBy]);
    },
  );

  it('rep-day: names the colleague of the same organisation, and how he stands', async () => {
    const tasks = tasksIn(digestOf(await twoMornings('nl'), PIETER, '2027-02-09 09:00')).map((lines) =>
      lines.join('\n'),
    );
    const isOfTwo = (task: string): boolean => /Rederij Noordzee [A-J] BV/.test(task);
    const ofTwo = tasks.filter(isOfTwo);
    expect(ofTwo.length).toBeGreaterThan(1);
    for (const task of ofTwo) expect(task).toMatch(/Bij hen ook: Naamc[a-j] Jansen: komt/);
    const alone = tasks.filter((task) => !isOfTwo(task));
    expect(alone.length).toBeGreaterThan(1);
    for (const task of alone) expect(task).not.toContain('Bij hen ook');
  });
});
