import type { Cloud } from './cloud/cloud.ts';

/** Where a command says things and how it ends; tests give their own. */
export interface Shell {
  /** To stdout, as it is. */
  readonly out: (text: string) => void;
  /** To stderr, as it is. */
  readonly err: (text: string) => void;
  /** Shows how far long work is, on a terminal only; an empty text takes it away. */
  readonly progress?: (text: string) => void;
  /** The real clock: only the default of `--now`. Epoch milliseconds. */
  readonly now: () => number;
  /** Sets the exit code: 0 clean, 1 problems, 2 wrong usage. */
  readonly exit: (code: 0 | 1 | 2) => void;
  /** Asks a person on the terminal; absent where there is none. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** A stage on AWS; absent: that of the environment. */
  readonly cloud?: (stage: string) => Cloud;
  /** Waits before looking again how far something is; absent: in real time. */
  readonly sleep?: (ms: number) => Promise<void>;
}

/** The command was not called as it must be: told on stderr, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
