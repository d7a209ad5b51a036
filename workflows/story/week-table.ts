import { fieldOf, isSignal, type StoryLine } from './story-line.ts';
import type { WallClock } from './wall-clock.ts';
import { withoutUndone } from './without-undone.ts';

/** What happened in one week; `monday` is its first local date. */
export interface Week {
  readonly monday: string;
  readonly counts: Readonly<Record<WeekColumn, number>>;
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
  for (const line of withoutUndone(lines)) {
    for (const name of NAMES) {
      if (!COLUMNS[name](line)) continue;
      const monday = clock.weekOf(line.at);
      const counts = weeks.get(monday) ?? emptyWeek();
      counts[name] += 1;
      weeks.set(monday, counts);
    }
  }
  return [...weeks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([monday, counts]) => ({ monday, counts }));
}

/** The weeks as rows of text, with a heading and a sum; nothing that happened is an empty cell. */
export function weekRows(weeks: readonly Week[], tellDay: (date: string) => string): readonly (readonly string[])[] {
  const cells = (counts: Week['counts']) => NAMES.map((name) => (counts[name] === 0 ? '' : String(counts[name])));
  const sum = emptyWeek();
  for (const { counts } of weeks) for (const name of NAMES) sum[name] += counts[name];
  return [
    ['week of', ...NAMES],
    ...weeks.map(({ monday, counts }) => [tellDay(monday), ...cells(counts)]),
    ['all', ...cells(sum)],
  ];
}

function isEnd(line: StoryLine, outcome: string): boolean {
  return line.type === 'EnrollmentEnded' && fieldOf(line, 'outcome') === outcome;
}

function emptyWeek(): Record<WeekColumn, number> {
  return Object.fromEntries(NAMES.map((name) => [name, 0])) as Record<WeekColumn, number>;
}
