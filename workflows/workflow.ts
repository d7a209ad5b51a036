import type { Duration, Point, Window } from './language/time-values.ts';

/** A value that may depend on a fact of the enrollment: `{by: group, silent: 1, default: 2}`. */
export interface By<T> {
  readonly by: string;
  readonly cases: Readonly<Record<string, T>>;
  readonly default?: T;
}
export type Value<T> = T | By<T>;

/** What must hold of a fact; exactly one of `is`, `atLeast`, `every` is given. `is: none` = the fact is absent. */
export interface Condition {
  readonly fact: string;
  readonly is?: string | number | boolean;
  readonly atLeast?: number | Duration;
  readonly every?: number;
}

export type Urgency = 'answer' | 'urgent' | 'normal';
export type MailKind = 'marketing' | 'service' | 'internal';
export type WaitingKind = 'email' | 'call' | 'letter' | 'ask' | 'wait' | 'hand-off' | 'decide';

/** When a stay stops waiting: `go` to a step, or into a named `hold`. */
export type Due = ({ readonly after: Value<Duration> } | { readonly at: Value<Point> }) &
  ({ readonly go: string } | { readonly hold: string });

/** A step that does one thing and then waits. Every setting of the campaign is already filled in. */
export interface WaitingStep {
  readonly name: string;
  readonly do: WaitingKind;
  readonly template?: Value<string>;
  readonly script?: Value<string>;
  /** Items of `content.nurture`, each at most once to a contact. */
  readonly rotate?: readonly string[];
  readonly kind: MailKind;
  readonly urgency: Urgency;
  readonly from: 'rep' | 'campaign' | 'marketing';
  readonly calendar?: 'publish' | 'cancel';
  readonly asks?: string;
  readonly about?: string;
  readonly files: readonly string[];
  readonly if?: Condition;
  readonly until?: Value<Point>;
  readonly hours?: Value<Window>;
  readonly send?: { readonly at: Value<Point> } | { readonly after: Value<Duration> };
  readonly attempts: Value<number>;
  readonly spacing?: Value<Duration>;
  readonly undone?: Value<Duration>;
  /** An `ask` is asked again after this, until it is answered. */
  readonly repeat?: Value<Duration>;
  readonly who?: Value<string>;
  readonly sides: readonly ('marketing' | 'sales')[];
  /** Signal → step, own lines over the groups' lines. */
  readonly on: Readonly<Record<string, string>>;
  /** Signals that a late report of an earlier stay's touch may still use here: the groups' lines only. */
  readonly lateOn: Readonly<Record<string, string>>;
  /** Absent on `hand-off`, which goes on at once to `go`. */
  readonly due?: Due;
  readonly go?: string;
  readonly exhausted?: string;
  readonly skipped?: string;
  readonly whenNotPermitted?: string;
  /** Weight by template name: drawn once per enrollment. */
  readonly variants?: Readonly<Record<string, number>>;
}

/** Decided inside the transaction of the answer that leads here: costs no stay. The last arm has no `if`. */
export interface BranchStep {
  readonly name: string;
  readonly do: 'branch';
  readonly when: readonly { readonly if?: Condition; readonly go: string }[];
}

/** Ends the enrollment inside the transaction of the answer that leads here. */
export interface EndStep {
  readonly name: string;
  readonly do: 'end';
  readonly outcome: 'released' | 'void';
}

export type Step = WaitingStep | BranchStep | EndStep;

/** A workflow ready to run: names resolved, groups merged, settings filled in. `id` is `<workflow>@<hash of the shape>`. */
export interface Workflow {
  readonly id: string;
  readonly name: string;
  readonly start: string;
  readonly steps: Readonly<Record<string, Step>>;
}

/** True for a value that is looked up by a fact. */
export function isBy<T>(value: Value<T>): value is By<T> {
  return typeof value === 'object' && value !== null && 'by' in value;
}
