import type { Problem } from './problem.ts';

/** `campaign.yaml:10:3 event.capasity: unknown key. …`: what `validate` prints for a problem, on one line. */
export function formatProblem({ file, line, column, path, message }: Problem): string {
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
  return `${place}${path === '' ? '' : ` ${path}`}: ${message}`;
}

/** Problems in the order of the file; those without a line first. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
