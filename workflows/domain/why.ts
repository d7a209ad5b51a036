import { fieldOf, type StoryLine } from '../story/story-line.ts';
import { type Telling, tellLine } from '../story/tell-line.ts';
import { withoutUndone } from '../story/without-undone.ts';

/**
 * Why an enrollment is where it is: the lines of its timeline as sentences with local times, in order. What happened at
 * one instant is one sentence; what says nothing to a person is left out.
 */
export function why(lines: readonly StoryLine[], telling: Telling): readonly string[] {
  const sentences: { readonly when: string; readonly said: string[] }[] = [];
  for (const line of lines) {
    const words = tellLine(line, telling);
    if (words === undefined || isRepeated(line, lines)) continue;
    const when = telling.clock.tell(line.at);
    const last = sentences.at(-1);
    if (last?.when === when) last.said.push(words);
    else sentences.push({ when, said: [words] });
  }
  const step = lines.findLast((line) => line.type === 'StepEntered');
  const isOpen = step && !withoutUndone(lines).some((line) => line.type === 'EnrollmentEnded');
  if (isOpen)
    sentences.push({
      when: 'now',
      said: [`in the step ${fieldOf(step, 'step')}, since ${telling.clock.tell(step.at)}`],
    });
  const width = Math.max(0, ...sentences.map(({ when }) => when.length));
  return sentences.map(({ when, said }) => `${when.padEnd(width)}  ${said.join('; ')}`);
}

/** A side's own word on the decision list is in the line of what both decided. */
function isRepeated(line: StoryLine, lines: readonly StoryLine[]): boolean {
  if (line.type !== 'SignalReceived' || !['go-on', 'recycle', 'release'].includes(fieldOf(line, 'signal')))
    return false;
  return lines.some((other) => other.type === 'DecisionMade' && other.cause === line.seq);
}
