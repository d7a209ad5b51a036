import type { Problem, Severity } from '../language/problem.ts';

const MAX_DIFFERENT = 20;
const ROWS_NAMED = 3;

/** One thing wrong in one row. `column` counts fields from 1. */
interface RowProblem {
  readonly line: number;
  readonly column?: number;
  readonly path: string;
  readonly message: string;
  readonly severity: Severity;
  readonly got?: string;
  readonly allowed?: readonly string[];
}

/** Collects what is wrong in rows, however many: equal messages become one with its rows, 20 different ones a field. */
export interface RowProblems {
  add(problem: RowProblem): void;
  list(): Problem[];
}

interface Repeated {
  readonly problem: RowProblem;
  readonly lines: number[];
  count: number;
}

export function createRowProblems(file: string): RowProblems {
  const byMessage = new Map<string, Repeated>();
  const perField = new Map<string, { different: number; left: Repeated | undefined }>();

  function add(problem: RowProblem): void {
    const key = `${problem.path}\n${problem.message}`;
    const known = byMessage.get(key);
    if (known !== undefined) {
      repeat(known, problem.line);
      return;
    }
    const fieldKey = `${problem.path}\n${problem.severity}`;
    const field = perField.get(fieldKey) ?? { different: 0, left: undefined };
    perField.set(fieldKey, field);
    field.different += 1;
    if (field.different <= MAX_DIFFERENT) byMessage.set(key, { problem, lines: [], count: 0 });
    else if (field.left === undefined) field.left = { problem, lines: [problem.line], count: 1 };
    else repeat(field.left, problem.line);
  }

  function list(): Problem[] {
    const told = [...byMessage.values()].map(({ problem, lines, count }) => {
      const more = count === 0 ? '' : ` The same in ${rowsText(lines, count)}.`;
      return { file, ...problem, message: problem.message + more };
    });
    const left = [...perField.values()].flatMap((field) => (field.left === undefined ? [] : [field.left]));
    const overflow = left.map(({ problem: { line, path, severity }, lines, count }) => {
      const message = `more of the kind above in ${rowsText(lines, count)}.`;
      return { file, line, path, message, severity };
    });
    return [...told, ...overflow].sort((one, other) => one.line - other.line);
  }

  return { add, list };
}

/** `row 14`, `rows 14, 27, 31 … (12 rows)`. */
function rowsText(lines: readonly number[], count: number): string {
  const named = `${count === 1 ? 'row' : 'rows'} ${lines.join(', ')}`;
  return count > lines.length ? `${named} … (${count} rows)` : named;
}

function repeat(known: Repeated, line: number): void {
  if (known.lines.length < ROWS_NAMED) known.lines.push(line);
  known.count += 1;
}
