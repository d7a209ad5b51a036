import type { Stage } from './contact.ts';

/** What a signal left behind. Newest by `occurredAt` wins; without `usedAt` it is news. Instants are epoch milliseconds. */
export interface Fact {
  readonly value: string | number;
  readonly occurredAt: number;
  readonly recordedAt: number;
  /** Version of the enrollment that recorded it: news for a later stay only when newer than the answer before. */
  readonly version: number;
  readonly usedAt?: number;
  /** The signal that set it; a step's `on` is read by it. */
  readonly signal: string;
  readonly data?: SignalData;
}

/** The fields a signal carries besides its name: `guests`, `reason`, `when`, `file`, `value`, `margin` … */
export type SignalData = Readonly<Record<string, string | number | boolean>>;

export type Outcome = 'yes' | 'no' | 'released' | 'void';
export type HoldScope = 'stay' | 'enrollment' | 'organisation';

/** The touch of the open stay, as the enrollment sees it; the touch itself stands in the ledger under `id`. */
interface OpenTouch {
  readonly id: string;
  /** `used-up`: nothing more is done in this stay (reported, undone, all attempts tried). */
  readonly status: 'planned' | 'uncertain' | 'sent' | 'skipped' | 'used-up';
  /** When it was planned for, skipped, or handed to the mailer with an unknown answer. */
  readonly at: number;
  /** Postponed by the planner: not before this. */
  readonly notBefore?: number;
  readonly sentAt?: number;
  readonly attempt: number;
  /** Lies in the rep's queue or on a list; no timer of the enrollment sends it. */
  readonly queued: boolean;
  /** Who has it, where that is not the contact's own rep. */
  readonly rep?: string;
  /** Of a used-up call: the attempt for which there was no time left; a moved event may give it back. */
  readonly short?: number;
}

interface Timer {
  readonly at: number;
  readonly rev: number;
  readonly why: 'send' | 'due';
}

export interface Answer {
  readonly stay: number;
  readonly by: 'signal' | 'due' | 'skipped';
  readonly next: string;
  readonly at: number;
  /** Key of the event that led to it. */
  readonly cause: string;
  /** The time the signal carries in `when`, else when it happened. */
  readonly signalAt: number;
  readonly version: number;
  /** A call that was reported wrongly goes on where it was: the try, and the time that was promised. */
  readonly again?: {
    readonly attempt: number;
    readonly promisedAt?: number;
    /** Taken back: the tasks that the call stands for now. */
    readonly reopens?: readonly string[];
    readonly promised?: boolean;
  };
}

/** An answer that was given: what a later correction needs to know of it. */
export interface Move {
  readonly stay: number;
  readonly step: string;
  readonly by: Answer['by'];
  readonly signal?: string;
  readonly touch?: string;
}

interface Report {
  readonly touch: string;
  readonly signal: string;
  readonly at: number;
  /** When the call was, by the first report on it; absent: at that moment. */
  readonly triedAt?: number;
  readonly who?: string;
}

interface Hold {
  readonly reason: string;
  readonly since: number;
  /** Address of the person it waits for, or `operator`. */
  readonly for: string;
  /**
   * A hold of a stay is lifted by whatever answers that stay, one of the organisation when a colleague's appointment or
   * quote falls through; the others only by a person.
   */
  readonly scope: HoldScope;
}

/** A reply of the contact's that nobody has answered yet. */
interface Reply {
  /** Of the task it is with whoever calls him. */
  readonly touch: string;
  readonly at: number;
  /** When the sequence goes on though nobody answered. */
  readonly until: number;
}

/** How the enrollment stood before the report that came last, for as long as nothing else was written since. */
export interface Undo {
  /** The task that was reported on, and those it stood for itself. */
  readonly touch: string;
  readonly also: readonly string[];
  readonly signal: string;
  readonly at: number;
  readonly who?: string;
  readonly promised?: boolean;
  /** Fields of the contact that the report brought. */
  readonly learnt: readonly string[];
  readonly before: Pick<Enrollment, 'step' | 'stay' | 'facts' | 'moves' | 'answeredAt'> &
    Partial<Pick<Enrollment, 'spent' | 'lastReport' | 'lastSignOfLifeAt'>>;
}

/** Where an enrollment stood when a rep reported a definite no on a task: kept with its end, so that it can be taken back. */
export interface Refusal {
  /** The task that was reported on, and those it stood for itself. */
  readonly touch: string;
  readonly also: readonly string[];
  readonly at: number;
  readonly who?: string;
  readonly promised?: boolean;
  /** Of the contact, and whether this no changed it. */
  readonly stage: Stage;
  readonly refusedAt?: number;
  readonly restaged?: boolean;
  /** He gave back a seat, or a place on the waiting list. */
  readonly seat?: boolean;
  /** The answer that was on its way, else the touch of the open stay. */
  readonly answer?: Answer;
  readonly open?: OpenTouch;
  /** What waited for a person. */
  readonly hold?: Hold;
}

/** What has been used of the budget of one contact. */
export interface Spent {
  /** Mails since the invitation. */
  readonly marketing: number;
  readonly service: number;
  /** Calls that reached nobody since the last joint decision. */
  readonly unanswered: number;
  /** Marketing mails that asked for no answer. */
  readonly told?: number;
}

/**
 * One contact in one campaign; the unit of consistency. Never holds personal data.
 * Invariant (`checkInvariant`): open means exactly one of waiting with one timer, or answered and on its way.
 */
export interface Enrollment {
  readonly schema: 1;
  readonly id: string;
  readonly contact: string;
  readonly organisation: string;
  readonly campaign: string;
  readonly workflow: string;
  /** Address of the rep the contact is assigned to; absent while nobody is. */
  readonly rep?: string | undefined;
  readonly run: number;
  /** A run older than 300 days or 1,000 stays is left for the next one. */
  readonly runStartedAt: number;
  readonly runFirstStay: number;
  readonly version: number;
  readonly status: 'open' | 'ended';
  readonly outcome?: Outcome | undefined;
  readonly reason?: string | undefined;
  readonly step: string;
  readonly stay: number;
  readonly phase: 'answered' | 'waiting';
  readonly answer?: Answer | undefined;
  /** Of the open stay: when it was entered, by which event, and the time its signal carried. */
  readonly enteredAt: number;
  readonly enteredBy: string;
  readonly signalAt: number;
  readonly touch?: OpenTouch | undefined;
  readonly timer?: Timer | undefined;
  /** The highest revision a timer of this enrollment ever had. */
  readonly rev: number;
  readonly facts: Readonly<Record<string, Fact>>;
  /** Items of the content list already used for this contact, in order. */
  readonly nurtured: readonly string[];
  readonly hold?: Hold | undefined;
  readonly checkAt?: number | undefined;
  /** How often the sweep has looked since something moved. */
  readonly checks: number;
  /** No touch before this: launches are paced. */
  readonly paceFrom: number;
  /** When the last answers were given, newest last, at most 6: the bound on spinning. */
  readonly answeredAt: readonly number[];
  /** The last answers, newest last, at most 6: what a correction looks at. */
  readonly moves: readonly Move[];
  /** The last report on a task: who may put it right, and what a second reporter is told. */
  readonly lastReport?: Report | undefined;
  /** Steps whose mail with a file he has had: none of them is sent twice, wherever a correction leads. */
  readonly given?: readonly string[] | undefined;
  /** Revision of the event this enrollment has taken notice of. */
  readonly eventRevision: number;
  readonly nurtureRounds: number;
  readonly startedAt: number;
  readonly lastSignOfLifeAt?: number | undefined;
  readonly spent?: Spent | undefined;
  readonly reply?: Reply | undefined;
  readonly undo?: Undo | undefined;
  /** Of one that ended by a no reported on a task: how it may be opened again, and the only way it may. */
  readonly refusal?: Refusal | undefined;
  /** Of an ended one: when the contact's personal data have been kept long enough. */
  readonly eraseAt?: number | undefined;
  /** A customer who is a guest: invited, confirmed and thanked, never chased. */
  readonly guest?: boolean | undefined;
}

/** Where Step Functions can be answered; an item of its own, replaced by every newer attempt. */
export interface TokenItem {
  readonly enrollment: string;
  readonly run: number;
  readonly stay: number;
  readonly attempt: number;
  readonly token: string;
}

/** True while a person has to look before anything goes on; who only waits for a colleague still moves by his own answers. */
export function isStopped({ hold }: Pick<Enrollment, 'hold'>): boolean {
  return hold !== undefined && hold.scope !== 'organisation';
}

/** How long something on its way may take before the sweep looks. */
export const CHECK_MARGIN_MS = 10 * 60_000;

/** Lists what is wrong with an enrollment as it is stored; empty when it is sound. Used by the tests and the sweep. */
export function checkInvariant(enrollment: Enrollment): readonly string[] {
  const faults: string[] = [];
  const say = (holds: boolean, text: string) => {
    if (!holds) faults.push(`${enrollment.id}: ${text}`);
  };
  if (enrollment.status === 'ended') {
    say(enrollment.outcome !== undefined, 'ended without an outcome');
    say(enrollment.timer === undefined, 'ended with a timer');
    say(enrollment.refusal === undefined || enrollment.outcome === 'no', 'a refusal without a no');
    return faults;
  }
  say(enrollment.outcome === undefined, 'open with an outcome');
  say(enrollment.checkAt !== undefined, 'open without checkAt');
  say(enrollment.refusal === undefined, 'open with a refusal to take back');
  say(enrollment.eraseAt === undefined, 'open with a day on which the data go');
  if (enrollment.phase === 'waiting') {
    say(enrollment.answer === undefined, 'waiting with an answer');
    say(enrollment.timer !== undefined || enrollment.hold !== undefined, 'waiting without a timer');
    say(enrollment.timer === undefined || enrollment.timer.rev <= enrollment.rev, 'timer newer than its revision');
  } else {
    say(enrollment.timer === undefined, 'answered with a timer');
    say(enrollment.answer?.stay === enrollment.stay, 'answered without the answer of its stay');
  }
  return faults;
}
