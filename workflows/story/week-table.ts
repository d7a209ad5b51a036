import { fieldOf, isSignal, type StoryLine } from './story-line.ts';
import type { WallClock } from './wall-clock.ts';
import { undoneLines } from './without-undone.ts';

/** What happened in one week; `monday` is its first local date. */
export interface Week {
  readonly monday: string;
  readonly counts: Readonly<Record<WeekColumn, number>>;
  /** Something reported in it was taken back or put right in a later week: what was told of it before was another number. */
  readonly isRestated: boolean;
}

const COLUMNS = {
  mails: (line: StoryLine) => line.type === 'MailSent' && fieldOf(line, 'to') === 'contact',
  calls: (line: StoryLine) => line.type === 'CallTaskSent',
  accepted: (line: StoryLine) => isSignal(line, 'accepted'),
  declined: (line: StoryLine) => isSignal(line, 'declined'),
  maybe: (line: StoryLine) => isSignal(line, 'tentative'),
  came: (line: StoryLine) => isSignal(line, 'attended', 'left-early'),
  appointments: (line: StoryLine) => isSignal(line, 'appointment'),
  quotes: (line: StoryLine) => isSignal(line, 'quoted'),
  yes: (line: StoryLine) => isEnd(line, 'yes'),
  no: (line: StoryLine) => isEnd(line, 'no'),
  released: (line: StoryLine) => isEnd(line, 'released'),
} as const;

type WeekColumn = keyof typeof COLUMNS;
const NAMES = Object.keys(COLUMNS) as WeekColumn[];

/** Counts by week in the clock's zone, only weeks in which something happened, in order. */
export function countWeeks(lines: readonly StoryLine[], clock: WallClock): readonly Week[] {
  const weeks = new Map<string, Record<WeekColumn, number>>();
  const restated = new Set<string>();
  const undone = undoneLines(lines);
  for (const line of lines) {
    const correction = undone.get(line);
    for (const name of NAMES) {
      if (!COLUMNS[name](line)) continue;
      const monday = clock.weekOf(line.at);
      if (correction && clock.weekOf(correction.at) === monday) continue;
      const counts = weeks.get(monday) ?? emptyWeek();
      weeks.set(monday, counts);
      if (correction) restated.add(monday);
      else counts[name] += 1;
    }
  }
  return [...weeks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([monday, counts]) => ({ monday, counts, isRestated: restated.has(monday) }));
}

/** After a week whose figures are others than were told of it before. */
export const RESTATED = ' *';

/** The weeks as rows of text, with a heading and a sum; nothing that happened is an empty cell. */
export function weekRows(weeks: readonly Week[], tellDay: (date: string) => string): readonly (readonly string[])[] {
  const cells = (counts: Week['counts']) => NAMES.map((name) => (counts[name] === 0 ? '' : String(counts[name])));
  const sum = emptyWeek();
  for (const { counts } of weeks) for (const name of NAMES) sum[name] += counts[name];
  return [
    ['week of', ...NAMES],
    ...weeks.map(({ monday, counts, isRestated }) => [
      `${tellDay(monday)}${isRestated ? RESTATED : ''}`,
      ...cells(counts),
    ]),
    ['all', ...cells(sum)],
  ];
}

function isEnd(line: StoryLine, outcome: string): boolean {
  return line.type === 'EnrollmentEnded' && fieldOf(line, 'outcome') === outcome;
}

function emptyWeek(): Record<WeekColumn, number> {
  return Object.fromEntries(NAMES.map((name) => [name, 0])) as Record<WeekColumn, number>;
}
