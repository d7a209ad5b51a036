import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkJourneys } from './check-journeys.ts';
import { readInputs } from './read-inputs.ts';
import { createStory } from './timeline.ts';

const inputs = readInputs(fileURLToPath(new URL('fixtures/campaign.yaml', import.meta.url)));
type Raw = Record<string, unknown>;

const entered = (stay: number): Raw => ({ type: 'StepEntered', step: 'invitation', stay });
const ended: Raw = { type: 'EnrollmentEnded', outcome: 'no', reason: 'no need' };
const reopened: Raw = { type: 'AnswerCorrected', from: 'no', to: 'spoken' };

function linesOf(happened: readonly Raw[]) {
  return happened.map((raw, index) => ({
    at: `2027-02-${String(1 + index).padStart(2, '0')}T09:00:00.000Z`,
    ...{ seq: index + 1, contact: 'walk@in.example', enrollment: 'walk', type: '' },
    ...raw,
  }));
}

function judge(...happened: readonly Raw[]): string[] {
  const raws = linesOf([{ type: 'EnrollmentStarted' }, ...happened]);
  return checkJourneys(createStory(inputs, raws)).map(({ rule }) => rule);
}

describe('the oracle on an end that was taken back', () => {
  it('lets what ended by a no go on after it, and by nothing else', () => {
    expect(judge(entered(1), ended, reopened, entered(2))).toEqual([]);
    expect(judge(entered(1), ended, entered(2))).toContain('after-end');
    expect(judge(entered(1), ended, { ...reopened, from: 'spoken' }, entered(2))).toContain('after-end');
    expect(judge(entered(1), { ...ended, outcome: 'released' }, reopened)).toContain('reopen');
    expect(judge(entered(1), { ...ended, reason: 'objected' }, reopened)).toContain('reopen');
    expect(judge(entered(1), reopened)).toContain('reopen');
  });
});
