import { fieldOf, isSignal, type StoryLine } from './story-line.ts';

/** The line says that a report was taken back: for nothing, or for another outcome where it was a definite no. */
export function isTakenBack(line: StoryLine): boolean {
  return line.type === 'AnswerCorrected' && (fieldOf(line, 'to') === 'undone' || fieldOf(line, 'from') === 'no');
}

/** The report that was taken back, and the end that a no had brought, in what was told of the enrollment before. */
export function undoneBy(correction: StoryLine, before: readonly StoryLine[]): readonly StoryLine[] {
  const from = fieldOf(correction, 'from');
  const report = before.findLast((line) => isSignal(line, from) && fieldOf(line, 'by') !== 'contact');
  const end = from === 'no' ? before.findLast(({ type }) => type === 'EnrollmentEnded') : undefined;
  return [report, end].filter((line) => line !== undefined);
}

/**
 * The lines without what was taken back: what nobody said, and an end that stands no more, counts in no figure. That it was
 * taken back stays among them, as do the calls themselves.
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
      for (const taken of undoneBy(line, before)) {
        before.splice(before.indexOf(taken), 1);
        undone.add(taken);
      }
    } else if (line.type === 'SignalReceived' || line.type === 'EnrollmentEnded') before.push(line);
  }
  return lines.filter((line) => !undone.has(line));
}
