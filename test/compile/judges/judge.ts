import type { Answer, Case } from './cases.ts';

/** What the machine hands to its function, but for the token. */
export interface Call {
  readonly enrollment: string;
  readonly run: number;
  readonly stay: number;
  readonly step: string;
  readonly attempt: number;
}

/** What can be seen of an execution from outside. */
export interface Transcript {
  readonly calls: readonly Call[];
  /** Every state that was entered, in order; the interpreter tells the last one only. */
  readonly states?: readonly string[];
  readonly last: string;
  readonly status: string;
  readonly error?: string;
  readonly output?: unknown;
  readonly tokens: readonly string[];
  /** Answers that were not taken. */
  readonly refused: readonly string[];
}

/** An interpreter of Step Functions' language. */
export interface Judge {
  readonly name: string;
  play(one: Case): Promise<Transcript>;
}

export type Payload = Call & { readonly contract: number; readonly taskToken: string };

/** The function of one execution: notes each call and says what becomes of it. */
export interface Worker {
  readonly calls: Call[];
  readonly tokens: string[];
  readonly refused: string[];
  take(payload: Payload): Answer;
}

export function createWorker({ answers }: Pick<Case, 'answers'>): Worker {
  const calls: Call[] = [];
  const tokens: string[] = [];
  return {
    calls,
    tokens,
    refused: [],
    take: ({ enrollment, run, stay, step, attempt, taskToken }) => {
      const answer = answers[calls.length];
      calls.push({ enrollment, run, stay, step, attempt });
      tokens.push(taskToken);
      if (!answer) throw new Error(`${enrollment}: called more often than anybody answers`);
      return answer;
    },
  };
}

/** The input an execution starts with. */
export function inputOf({ name, start }: Case) {
  return { enrollment: name, run: 1, stay: 1, next: start };
}

/** The whole next state input, as the relay gives it. */
export function outputOf({ enrollment, run, stay }: Call, next: string) {
  return { enrollment, run, stay: stay + 1, next };
}
