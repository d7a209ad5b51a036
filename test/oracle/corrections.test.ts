import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkAttempts } from './check-calls.ts';
import { readInputs } from './read-inputs.ts';
import { createStory } from './timeline.ts';

const inputs = readInputs(fileURLToPath(new URL('fixtures/campaign.yaml', import.meta.url)));
type Raw = Record<string, unknown>;

const call = (stay: number, attempt: number): Raw => ({
  ...{ type: 'CallTaskSent', step: 'call-reminder', stay, attempt, touch: `${stay}.${attempt}` },
  rep: 'pieter@voorbeeld.example',
});
const said = (signal: string, cause?: number): Raw => ({ type: 'SignalReceived', signal, by: 'rep', cause });

/** Bob is called on Mondays of February; the lines are numbered from 1. */
function judge(...happened: readonly Raw[]): string[] {
  const raws = happened.map((raw, index) => ({
    at: `2027-02-${String(1 + index).padStart(2, '0')}T09:00:00.000Z`,
    ...{ seq: index + 1, contact: 'bob@eksempel.example', enrollment: 'bob' },
    ...raw,
  }));
  return checkAttempts(createStory(inputs, raws)).map(({ rule }) => rule);
}

describe('the oracle on calls after a report put right', () => {
  const start = { type: 'EnrollmentStarted' };
  const corrected = { type: 'AnswerCorrected', cause: 6 };
  const before = [start, call(2, 1), said('not-reached', 2), call(2, 2), said('accepted', 4)];

  it('lets them go on at the try after the one that reached nobody, and sees any other', () => {
    const goingOnAt = (attempt: number) => judge(...before, said('not-reached'), corrected, call(4, attempt));
    expect(goingOnAt(3)).toEqual([]);
    expect(goingOnAt(1)).toEqual(['attempt']);
    expect(goingOnAt(4)).toEqual(['attempt']);
  });

  it('lets the same try be made again where the right report uses none up', () => {
    const goingOnAt = (attempt: number) => judge(...before, said('call-back'), corrected, call(4, attempt));
    expect(goingOnAt(2)).toEqual([]);
    expect(goingOnAt(3)).toEqual(['attempt']);
  });

  it('begins at one without a correction', () => {
    expect(judge(...before, said('not-reached'), call(4, 3))).toEqual(['attempt']);
  });
});
