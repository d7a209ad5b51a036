import { fieldOf, isSignal, type StoryLine } from './story-line.ts';

/** The line says that a report was taken back: for nothing, or for another outcome where it was a definite no. */
export function isTakenBack(line: StoryLine): boolean {
  return line.type === 'AnswerCorrected' && (fieldOf(line, 'to') === 'undone' || fieldOf(line, 'from') === 'no');
}

/** The line says that a report does not stand: it was taken back, or put right by another. */
export function isCorrection(line: StoryLine): boolean {
  return line.type === 'AnswerCorrected';
}

/** The report that does not stand, and the end that a no had brought, in what was told of the enrollment before. */
export function undoneBy(correction: StoryLine, before: readonly StoryLine[]): readonly StoryLine[] {
  const from = fieldOf(correction, 'from');
  // What is right was told just before; it may be the same with another date.
  const wrong = before.filter(({ seq }) => seq !== correction.cause);
  const report = wrong.findLast((line) => isSaid(line, from) && fieldOf(line, 'by') !== 'contact');
  const end = from === 'no' ? before.findLast(({ type }) => type === 'EnrollmentEnded') : undefined;
  return [report, end].filter((line) => line !== undefined);
}

/** Who left early was there. */
function isSaid(line: StoryLine, signal: string): boolean {
  return signal === 'attended' ? isSignal(line, 'attended', 'left-early') : isSignal(line, signal);
}

/** Lines that do not stand any more, each with the line that says so. */
export function undoneLines(lines: readonly StoryLine[]): ReadonlyMap<StoryLine, StoryLine> {
  const undone = new Map<StoryLine, StoryLine>();
  if (!lines.some(isCorrection)) return undone;
  const told = new Map<string, StoryLine[]>();
  for (const line of lines) {
    const enrollment = fieldOf(line, 'enrollment');
    const before = told.get(enrollment) ?? [];
    told.set(enrollment, before);
    if (isCorrection(line)) {
      for (const taken of undoneBy(line, before)) {
        before.splice(before.indexOf(taken), 1);
        undone.set(taken, line);
      }
    } else if (line.type === 'SignalReceived' || line.type === 'EnrollmentEnded') before.push(line);
  }
  return undone;
}

/**
 * The lines without what was taken back or put right: what nobody said, and an end that stands no more, counts in no figure.
 * That it was corrected stays among them, as do the calls themselves.
 */
export function withoutUndone(lines: readonly StoryLine[]): readonly StoryLine[] {
  const undone = undoneLines(lines);
  return undone.size === 0 ? lines : lines.filter((line) => !undone.has(line));
}
