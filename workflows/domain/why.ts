import { fieldOf, type StoryLine } from '../story/story-line.ts';
import { type Telling, tellLine } from '../story/tell-line.ts';
import { withoutUndone } from '../story/without-undone.ts';
import { wordOf } from '../story/words/story-in-language.ts';
import type { StoryWords } from '../story/words/story-words.ts';

/** What happened at one instant, by the clock it is told by; `seq` is that of the line a sentence tells. */
export interface Moment {
  readonly when: string;
  readonly said: readonly { readonly words: string; readonly seq?: number }[];
}

/**
 * Why an enrollment is where it is: the lines of its timeline as sentences with local times, in order. What happened at
 * one instant is one moment; what says nothing to a person is left out.
 */
export function tellMoments(lines: readonly StoryLine[], telling: Telling): readonly Moment[] {
  const moments: { readonly when: string; readonly said: Moment['said'][number][] }[] = [];
  for (const line of lines) {
    const words = tellLine(line, telling);
    if (words === undefined || isRepeated(line, lines)) continue;
    const when = telling.clock.tell(line.at);
    const last = moments.at(-1);
    if (last?.when === when) last.said.push({ words, seq: line.seq });
    else moments.push({ when, said: [{ words, seq: line.seq }] });
  }
  const step = lines.findLast((line) => line.type === 'StepEntered');
  const isOver = withoutUndone(lines).some((line) => line.type === 'EnrollmentEnded');
  if (!step || isOver) return moments;
  const { tell } = telling.words;
  const words = tell.standsIn(standsIn(lines, step, telling.words), telling.clock.tell(step.at));
  return [...moments, { when: tell.now, said: [{ words }] }];
}

/** The same as lines of text, the times in a column. */
export function why(lines: readonly StoryLine[], telling: Telling): readonly string[] {
  const moments = tellMoments(lines, telling);
  const width = Math.max(0, ...moments.map(({ when }) => when.length));
  return moments.map(({ when, said }) => `${when.padEnd(width)}  ${said.map(({ words }) => words).join('; ')}`);
}

/** `after-nurture` asks only where it goes on: told by the step it came from. */
function standsIn(lines: readonly StoryLine[], last: StoryLine, { steps, step: inStep }: StoryWords): string {
  const name = fieldOf(last, 'step');
  const before = name.replace(/^after-/, '');
  const step = lines.some((line) => line.step === before) ? before : name;
  return Object.hasOwn(steps, step) ? wordOf(steps, step) : inStep(step);
}

/** A side's own word on the decision list is in the line of what both decided. */
function isRepeated(line: StoryLine, lines: readonly StoryLine[]): boolean {
  if (line.type !== 'SignalReceived' || !['go-on', 'recycle', 'release'].includes(fieldOf(line, 'signal')))
    return false;
  return lines.some((other) => other.type === 'DecisionMade' && other.cause === line.seq);
}
