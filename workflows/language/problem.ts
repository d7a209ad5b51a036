export type Severity = 'error' | 'warning' | 'note';

/** One thing a file says that it should not, where it stands, what came and what would be right. */
export interface Problem {
  /** As the person wrote it on the command line, or relative to the campaign's folder. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** Dotted path of keys, e.g. `event.start`; empty where the whole file is meant. */
  readonly path: string;
  readonly message: string;
  readonly severity: Severity;
  readonly got?: string;
  readonly allowed?: readonly string[];
}
