import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Calendar, createCalendar } from '../../workflows/calendar/calendar.ts';
import type { AddCase, Question, Verdict } from './native-temporal.ts';
import { office, utc } from './specs.ts';
import { ZONES } from './zones.ts';

const JUDGE = fileURLToPath(new URL('./native-temporal.ts', import.meta.url));

const calendars = new Map<string, Calendar>(ZONES.map((zone) => [zone, createCalendar(office(zone))]));

function calendarOf(zone: string): Calendar {
  const calendar = calendars.get(zone);
  if (!calendar) throw new Error(`no calendar for ${zone}`);
  return calendar;
}

const additions: readonly AddCase[] = fc.sample(
  fc.record({
    zone: fc.constantFrom(...ZONES),
    at: fc.integer({ min: utc('2026-01-01 00:00') / 1000, max: utc('2029-01-01 00:00') / 1000 }).map((at) => at * 1000),
    unit: fc.constantFrom('days', 'weeks', 'months'),
    amount: fc.integer({ min: -40, max: 40 }),
  }),
  { numRuns: 3000, seed: 20270318 },
);

function ask(question: Question): Verdict {
  const answer = execFileSync(process.execPath, ['--harmony-temporal', JUDGE], {
    input: JSON.stringify(question),
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  });
  return JSON.parse(answer) as Verdict;
}

describe('the calendar before the judge, V8 native Temporal', () => {
  let verdict: Verdict;

  beforeAll(() => {
    verdict = ask({ zones: ZONES, from: '2026-01-01', to: '2028-12-31', additions });
  }, 60_000);

  it('is judged at the switches: six in Amsterdam, six of half an hour on Lord Howe, none in Kathmandu', () => {
    const changesIn = (zone: string) => verdict.zones.find((judged) => judged.zone === zone)?.changes.length;
    expect(changesIn('Europe/Amsterdam')).toBe(6);
    expect(changesIn('Australia/Lord_Howe')).toBe(6);
    expect(changesIn('Asia/Kathmandu')).toBe(0);
  });

  it.each(ZONES)('F8 reads date, minute and weekday as the judge does around every switch of %s', (zone) => {
    const readings = verdict.zones.find((judged) => judged.zone === zone)?.readings ?? [];
    const calendar = calendarOf(zone);
    expect(readings.length).toBeGreaterThan(70);
    expect(
      readings.map(({ at }) => ({
        at,
        date: calendar.localDate(at),
        minute: calendar.minuteOfDay(at),
        weekday: calendar.weekday(at),
      })),
    ).toEqual(readings);
  });

  it.each(ZONES)('F8 puts local times, in gap and fold too, where the judge does around every switch of %s', (zone) => {
    const instants = verdict.zones.find((judged) => judged.zone === zone)?.instants ?? [];
    const calendar = calendarOf(zone);
    expect(instants.length).toBeGreaterThan(70);
    expect(instants.map(({ date, minute }) => ({ date, minute, at: calendar.instant(date, minute) }))).toEqual(
      instants,
    );
  });

  it('F8 adds and subtracts days, weeks and months as the judge does', () => {
    const ours = additions.map(({ zone, at, unit, amount }) =>
      calendarOf(zone).add(at, { amount: Math.abs(amount), unit }, amount < 0 ? -1 : 1),
    );
    const differences = additions
      .map((addition, index) => ({ ...addition, ours: ours[index], judged: verdict.additions[index] }))
      .filter(({ ours, judged }) => ours !== judged);
    expect(differences).toEqual([]);
  });
});
