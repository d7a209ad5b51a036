/**
 * The judge: V8's own Temporal, which shares no code with the calendar. Run as a child with `--harmony-temporal`:
 * a `Question` in on stdin, a `Verdict` out on stdout, both JSON.
 */
import { readFileSync } from 'node:fs';

export interface AddCase {
  readonly zone: string;
  readonly at: number;
  readonly unit: 'days' | 'weeks' | 'months';
  readonly amount: number;
}

export interface Question {
  readonly zones: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly additions: readonly AddCase[];
}

export interface Reading {
  readonly at: number;
  readonly date: string;
  readonly minute: number;
  readonly weekday: number;
}

export interface Verdict {
  /** For each zone: the days around which its offset changes, what the clock reads there and where local times lie. */
  readonly zones: readonly {
    readonly zone: string;
    readonly changes: readonly string[];
    readonly readings: readonly Reading[];
    readonly instants: readonly { readonly date: string; readonly minute: number; readonly at: number }[];
  }[];
  readonly additions: readonly number[];
}

const STEP_MINUTES = 20;
const DAY_MS = 86_400_000;

function judge(question: Question): Verdict {
  return {
    zones: question.zones.map((zone) => {
      const changes = daysOfChange(zone, question);
      const days = changes.length > 0 ? changes : [question.from];
      return {
        zone,
        changes,
        readings: days.flatMap((date) => readingsAfterNoon(zone, date)),
        instants: days.flatMap((date) => instantsAfterNoon(zone, date)),
      };
    }),
    additions: question.additions.map(({ zone, at, unit, amount }) => {
      const sum = Temporal.Instant.fromEpochMilliseconds(at)
        .toZonedDateTimeISO(zone)
        .add({ [unit]: amount });
      return sum.epochMilliseconds;
    }),
  };
}

/** The days from whose noon to the next noon it is not 24 hours; weeks of 168 hours are not looked into. */
function daysOfChange(zone: string, { from, to }: Question): string[] {
  const noonOf = (date: Temporal.PlainDate) =>
    Temporal.PlainDateTime.from(`${date}T12:00`).toZonedDateTime(zone).epochMilliseconds;
  const found: string[] = [];
  const last = Temporal.PlainDate.from(to);
  let week = Temporal.PlainDate.from(from);
  for (let at = noonOf(week); Temporal.PlainDate.compare(week, last) < 0; ) {
    const nextWeek = week.add({ days: 7 });
    const nextAt = noonOf(nextWeek);
    const start = week;
    const days = nextAt - at === 7 * DAY_MS ? [] : [0, 1, 2, 3, 4, 5, 6].map((count) => start.add({ days: count }));
    found.push(...days.filter((day) => noonOf(day.add({ days: 1 })) - noonOf(day) !== DAY_MS).map(String));
    week = nextWeek;
    at = nextAt;
  }
  return found;
}

function readingsAfterNoon(zone: string, date: string): Reading[] {
  const noon = Temporal.PlainDateTime.from(`${date}T12:00`).toZonedDateTime(zone).epochMilliseconds;
  return stepsOfADay().map((minutes) => {
    const at = noon + minutes * 60_000 + 7_003;
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
    return {
      at,
      date: local.toPlainDate().toString(),
      minute: local.hour * 60 + local.minute,
      weekday: local.dayOfWeek,
    };
  });
}

function instantsAfterNoon(zone: string, date: string) {
  return stepsOfADay().map((minutes) => {
    const local = Temporal.PlainDateTime.from(`${date}T12:00`).add({ minutes });
    return {
      date: local.toPlainDate().toString(),
      minute: local.hour * 60 + local.minute,
      at: local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds,
    };
  });
}

function stepsOfADay(): number[] {
  return Array.from({ length: 1440 / STEP_MINUTES + 1 }, (_, index) => index * STEP_MINUTES);
}

if (import.meta.main) {
  const question = JSON.parse(readFileSync(0, 'utf8')) as Question;
  process.stdout.write(JSON.stringify(judge(question)));
}
