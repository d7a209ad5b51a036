/** A comparer that never objected proves nothing: each kind of difference is made, alone, and must be seen. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTimelines, parseTimeline, type ToldLine } from '../../infra/local/compare-timelines.ts';

type Raw = Record<string, unknown>;

const source = new URL('../oracle/fixtures/timeline.ndjson', import.meta.url);
const told = parseTimeline(readFileSync(source, 'utf8'));
const copy = (): Raw[] => structuredClone(told) as Raw[];

/** The fixture after one change. */
const changed = (change: (lines: Raw[]) => void): readonly string[] => {
  const lines = copy();
  change(lines);
  return compareTimelines(told, lines);
};

const placeOf = (lines: readonly ToldLine[], wanted: Raw): number => {
  const index = lines.findIndex((line) => Object.entries(wanted).every(([key, value]) => line[key] === value));
  if (index < 0) throw new Error(`no line with ${JSON.stringify(wanted)}`);
  return index;
};
const lineOf = (lines: Raw[], wanted: Raw): Raw => lines[placeOf(lines, wanted)] ?? {};

const anna = 'anna@voorbeeld.example';
const annaInvited = { type: 'MailSent', contact: anna, step: 'invite' };
const annaAnswers = { type: 'SignalReceived', contact: anna, signal: 'accepted' };

describe('two timelines that tell the same', () => {
  it('have no differences when they are equal', () => {
    expect(compareTimelines(told, copy())).toEqual([]);
  });

  it('may differ in instants', () => {
    const differences = changed((lines) => {
      for (const line of lines) {
        if (typeof line.at === 'string') line.at = new Date(Date.parse(line.at) + 3_210).toISOString();
        if (typeof line.occurredAt === 'string')
          line.occurredAt = new Date(Date.parse(line.occurredAt) + 1_234).toISOString();
      }
    });
    expect(differences).toEqual([]);
  });

  it('may be interleaved in any way between enrollments, with other numbers', () => {
    const choices = fc.array(fc.nat({ max: 1_000 }), { minLength: told.length, maxLength: told.length });
    void fc.assert(
      fc.property(choices, (draws) => {
        expect(compareTimelines(told, interleave(told, draws))).toEqual([]);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('may tell list mails and rejected rows in another order', () => {
    const differences = changed((lines) => {
      const lists = lines.filter((line) => line.receiver !== undefined && line.enrollment === undefined);
      const others = lines.filter((line) => !lists.includes(line));
      lines.splice(0, lines.length, ...lists.reverse(), ...others);
    });
    expect(differences).toEqual([]);
  });

  it('may tell what the script had left over', () => {
    const differences = changed((lines) => {
      lineOf(lines, { type: 'Summary' }).unusedScript = ['1: nobody'];
    });
    expect(differences).toEqual([]);
  });

  it('may give the owner of an organisation with either of two colleagues', () => {
    const start = { type: 'EnrollmentStarted', organisation: 'org' };
    const owner = { type: 'OwnerChanged', organisation: 'org', from: 'marketing', to: 'pieter@voorbeeld.example' };
    const colleagues = [
      { ...start, seq: 1, enrollment: 'a', contact: 'a@org.example' },
      { ...start, seq: 2, enrollment: 'b', contact: 'b@org.example' },
    ];
    const byFirst = [...colleagues, { ...owner, seq: 3, enrollment: 'a', contact: 'a@org.example', cause: 1 }];
    const bySecond = [...colleagues, { ...owner, seq: 3, enrollment: 'b', contact: 'b@org.example', cause: 2 }];
    expect(compareTimelines(byFirst, bySecond)).toEqual([]);
    expect(compareTimelines(byFirst, colleagues)).not.toEqual([]);
  });
});

describe('two timelines that do not tell the same', () => {
  it('differ in a dropped mail, named under its contact', () => {
    const differences = changed((lines) => void lines.splice(placeOf(lines, annaInvited), 1));
    expect(differences[0]).toBe(`${anna}, enrollment enr-anna`);
    expect(differences[1]).toMatch(/^ {2}- MailSent step="invite" stay=1 .*template="invitation".* <- StepEntered/);
  });

  it('differ in any dropped line', () => {
    for (let index = 0; index < told.length; index += 1)
      expect(compareTimelines(told, [...told.slice(0, index), ...told.slice(index + 1)])).not.toEqual([]);
  });

  it('differ in any line told twice', () => {
    for (let index = 0; index < told.length; index += 1)
      expect(compareTimelines(told, [...told.slice(0, index + 1), ...told.slice(index)])).not.toEqual([]);
  });

  it('differ in a swapped pair of one enrollment', () => {
    const differences = changed((lines) => {
      const first = placeOf(lines, annaInvited);
      const second = placeOf(lines, annaAnswers);
      const [left = {}, right = {}] = [lines[first], lines[second]];
      lines[first] = right;
      lines[second] = left;
    });
    expect(differences.some((line) => line.startsWith('  +'))).toBe(true);
    expect(differences.some((line) => line.startsWith('  -'))).toBe(true);
  });

  it('differ in an extra stay', () => {
    const differences = changed((lines) => {
      const entered = lineOf(lines, { type: 'StepEntered', contact: anna, step: 'invite' });
      lines.splice(placeOf(lines, annaAnswers), 0, { ...entered, seq: 10_000, stay: 2 });
    });
    expect(differences).toHaveLength(2);
    expect(differences[1]).toMatch(/^ {2}\+ StepEntered step="invite" stay=2/);
  });

  it('differ in any field that was changed', () => {
    const free = ['at', 'seq', 'occurredAt', 'cause', 'unusedScript'];
    for (const [index, line] of told.entries()) {
      for (const field of Object.keys(line).filter((name) => !free.includes(name))) {
        const lines = copy();
        lines[index] = { ...line, [field]: { other: true } };
        expect(compareTimelines(told, lines), `${field} of line ${index + 1}`).not.toEqual([]);
      }
    }
  });

  it('differ in any cause that points to another line, or to none', () => {
    for (const [index, line] of told.entries()) {
      if (typeof line.cause !== 'number') continue;
      const others = told.filter(({ seq, enrollment }) => enrollment === line.enrollment && seq !== line.cause);
      for (const seq of [undefined, 10_000, others[0]?.seq]) {
        const lines = copy();
        lines[index] = { ...line, cause: seq };
        expect(compareTimelines(told, lines), `cause ${seq} of line ${index + 1}`).not.toEqual([]);
      }
    }
  });

  it('differ in which of two equal lines was the cause', () => {
    const line = {
      type: 'SignalReceived',
      enrollment: 'a',
      contact: 'a@org.example',
      signal: 'replied',
      by: 'contact',
    };
    const tell = (cause: number): ToldLine[] => [
      { ...line, seq: 1 },
      { ...line, seq: 2 },
      { type: 'StepEntered', enrollment: 'a', contact: 'a@org.example', seq: 3, cause },
    ];
    expect(compareTimelines(tell(1), tell(2))).not.toEqual([]);
  });

  it('differ in a signal told after one that happened later', () => {
    const line = {
      type: 'SignalReceived',
      enrollment: 'a',
      contact: 'a@org.example',
      signal: 'replied',
      by: 'contact',
    };
    const tell = (first: string, second: string): ToldLine[] => [
      { ...line, seq: 1, occurredAt: first },
      { ...line, seq: 2, occurredAt: second },
    ];
    const [early, late] = ['2027-02-01T08:00:00.000Z', '2027-02-01T08:00:10.000Z'];
    expect(compareTimelines(tell(early, late), tell(late, early))).not.toEqual([]);
  });

  it('differ in a figure of the summary', () => {
    const differences = changed((lines) => {
      lineOf(lines, { type: 'Summary' }).open = 4_000;
    });
    expect(differences[0]).toBe('the summary');
    expect(differences).toHaveLength(3);
  });

  it('differ when one of them is empty', () => {
    expect(compareTimelines(told, [])).not.toEqual([]);
    expect(compareTimelines([], told)).not.toEqual([]);
  });
});

/** The lines of each story in their order, the stories drawn from in turn; numbered anew. */
function interleave(lines: readonly ToldLine[], draws: readonly number[]): ToldLine[] {
  const summary = lines.filter(({ type }) => type === 'Summary');
  const rest = lines.filter(({ type }) => type !== 'Summary');
  const queues = [...Map.groupBy(rest, ({ enrollment }) => enrollment).values()].map((queue) => [...queue]);
  const mixed = draws.flatMap((draw) => {
    const left = queues.filter((queue) => queue.length > 0);
    return left[draw % Math.max(1, left.length)]?.splice(0, 1) ?? [];
  });
  const numbers = new Map(mixed.map(({ seq }, index) => [seq, index + 1]));
  const renumbered = mixed.map((line) => ({
    ...line,
    seq: numbers.get(line.seq),
    ...(line.cause !== undefined && { cause: numbers.get(line.cause) }),
  }));
  return [...renumbered, ...summary];
}
