import { fieldOf, isSignal, type StoryLine } from './story-line.ts';

/** The line says that a report was taken back. */
export function isTakenBack(line: StoryLine): boolean {
  return line.type === 'AnswerCorrected' && fieldOf(line, 'to') === 'undone';
}

/** Where the report stands that was taken back, in what was told of its enrollment before; -1 where it was never told. */
export function indexOfUndone(before: readonly StoryLine[], signal: string): number {
  return before.findLastIndex((line) => isSignal(line, signal) && fieldOf(line, 'by') !== 'contact');
}

/**
 * The lines without reports that were taken back: what nobody said counts in no figure. That it was taken back stays among
 * them, as do the calls themselves.
 */
export function withoutUndone(lines: readonly StoryLine[]): readonly StoryLine[] {
  if (!lines.some(isTakenBack)) return lines;
  const undone = new Set<StoryLine>();
  const told = new Map<string, StoryLine[]>();
  for (const line of lines) {
    const enrollment = fieldOf(line, 'enrollment');
    const before = told.get(enrollment) ?? [];
    told.set(enrollment, before);
    if (isTakenBack(line)) {
      const index = indexOfUndone(before, fieldOf(line, 'from'));
      if (index >= 0) for (const report of before.splice(index, 1)) undone.add(report);
    } else if (line.type === 'SignalReceived') before.push(line);
  }
  return lines.filter((line) => !undone.has(line));
}
