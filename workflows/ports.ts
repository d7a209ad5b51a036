import type { AudienceLine, AudienceReview } from './domain/audience-review.ts';
import type { CampaignState } from './domain/campaign-state.ts';
import type { Contact, Organisation } from './domain/contact.ts';
import type { Enrollment, TokenItem } from './domain/enrollment.ts';
import type { DomainEvent } from './domain/event.ts';
import type { KeptObjection } from './domain/kept-objection.ts';
import type { LiveCampaign } from './domain/live-campaign.ts';
import type { Seats } from './domain/seats.ts';
import type { Touch, TouchStatus } from './domain/touch.ts';

/** A touch as it shall be, and what it must be now: a status, or `absent` for a new one. */
export interface TouchWrite {
  readonly next: Touch;
  readonly ifStatus: TouchStatus | 'absent';
}

/** What a signal's first delivery did; a repeat gets the same. */
export interface Claim {
  readonly key: string;
  readonly result: 'recorded' | 'moved' | 'ended' | 'ignored';
  /** Of one that changed nothing: why, in a word. Absent of claims before 0.3. */
  readonly why?: string;
}

/**
 * One transaction: all of it or nothing. An item is written when the stored version is one below `next.version`
 * (0 below = it must not exist); at most 100 items.
 */
export interface Change {
  readonly claim?: Claim;
  readonly enrollment?: Enrollment;
  /** The enrollment must still have this version, without being written. */
  readonly unchanged?: { readonly enrollment: string; readonly version: number };
  /** The contact must still have this version: his permissions are what the planner saw. */
  readonly unchangedContact?: { readonly contact: string; readonly version: number };
  /** The organisation must still have this version: nobody of it has an appointment or quote the planner did not see. */
  readonly unchangedOrganisation?: { readonly organisation: string; readonly version: number };
  /** Stored when (run, attempt) is not below the stored one's. */
  readonly token?: TokenItem;
  readonly contact?: Contact;
  readonly organisation?: Organisation;
  readonly campaign?: CampaignState;
  readonly seats?: Seats;
  /** The audience while it is reviewed, and lines of it. */
  readonly review?: AudienceReview;
  readonly lines?: readonly AudienceLine[];
  /** What an erased contact objected to, an item for each of his addresses. */
  readonly objections?: readonly KeptObjection[];
  readonly touches?: readonly TouchWrite[];
  readonly events?: readonly DomainEvent[];
  /** Events that stand there already, put again without anybody's own words: nothing happened. */
  readonly rewritten?: readonly DomainEvent[];
}

/** Why nothing was written: the claim exists, a version was passed, a touch has another status, a newer token stands there. */
export type Refusal = 'duplicate' | 'version' | 'touch' | 'token';
export type CommitResult = { readonly ok: true } | { readonly ok: false; readonly reason: Refusal };

/** What stands around an enrollment; `touch` is the open stay's. */
export interface Around {
  readonly contact: Contact | undefined;
  readonly organisation: Organisation | undefined;
  readonly touch: Touch | undefined;
  /** Of the campaign; undefined where nobody took one yet, or nobody asked for them. */
  readonly seats: Seats | undefined;
}

/** An enrollment as its organisation knows it, whatever the campaign. */
export interface Member {
  readonly enrollment: string;
  readonly contact: string;
  readonly campaign: string;
}

/** The one table. Reads of single items are consistent, lists may lag. Throws `Throttled` when it is too busy. */
export interface Store {
  enrollment(id: string): Promise<Enrollment | undefined>;
  token(enrollment: string): Promise<TokenItem | undefined>;
  contact(id: string): Promise<Contact | undefined>;
  organisation(id: string): Promise<Organisation | undefined>;
  touch(id: string): Promise<Touch | undefined>;
  /** All that a decision about an enrollment is made from besides itself, in one request. */
  around(enrollment: Enrollment, asked: { readonly seats: boolean }): Promise<Around>;
  claim(key: string): Promise<Claim | undefined>;
  campaignState(id: string): Promise<CampaignState | undefined>;
  seats(campaign: string): Promise<Seats | undefined>;
  audienceReview(campaign: string): Promise<AudienceReview | undefined>;
  audienceLine(campaign: string, contact: string): Promise<AudienceLine | undefined>;
  /** Every line of the audience under review, by contact, as they are now. */
  audienceLines(campaign: string): Promise<readonly AudienceLine[]>;
  /** Those that are there, in one request. */
  objections(ids: readonly string[]): Promise<readonly KeptObjection[]>;
  /** Campaigns whose audience was ever reviewed, by id; may lag. */
  reviewed(): Promise<readonly string[]>;
  /** Touches of a rep that wait in his queue or are open, by (notBefore, id). */
  tasksOf(rep: string): Promise<readonly Touch[]>;
  /** Enrollment ids of a campaign in steady order, a page at a time. */
  enrollmentsOf(campaign: string, after: string | undefined, limit: number): Promise<readonly Enrollment[]>;
  /** Everybody ever enrolled at an organisation, over all campaigns, in steady order. */
  membersOf(organisation: string): Promise<readonly Member[]>;
  /** Open enrollments whose `checkAt` is before the instant, oldest first. */
  checksBefore(at: number, limit: number): Promise<readonly string[]>;
  /** @throws Throttled */
  commit(change: Change): Promise<CommitResult>;
}

/** `stay` and `rev` absent: whatever is current. */
export interface WakeMessage {
  readonly enrollment: string;
  readonly stay?: number;
  readonly rev?: number;
}

export type TimerMessage =
  | { readonly kind: 'wake'; readonly wake: WakeMessage }
  | { readonly kind: 'rep-day'; readonly campaign: string; readonly rep: string; readonly date: string }
  | {
      readonly kind: 'campaign';
      readonly campaign: string;
      readonly rev: number;
      /** Looked at first: how many of its mails come back. */
      readonly look?: 'delivery';
    }
  | { readonly kind: 'send'; readonly touch: string };

/** Immutable one-time schedules: a name that exists is this very timer. Fires at or after `at`, at least once. */
export interface Schedules {
  create(name: string, at: number, message: TimerMessage): Promise<void>;
}

/** At least once, in any order. */
export interface Queues {
  wake(message: WakeMessage, delaySeconds: number): Promise<void>;
  send(touch: string, delaySeconds: number): Promise<void>;
}

type TaskReply = 'ok' | 'TaskTimedOut' | 'TaskDoesNotExist' | 'InvalidToken';
export interface ExecutionInput {
  readonly enrollment: string;
  readonly run: number;
  readonly stay: number;
  readonly next: string;
}

/** Step Functions: what it answers about a task is never evidence that an enrollment moved. */
export interface Executions {
  start(name: string, workflow: string, input: ExecutionInput): Promise<void>;
  succeed(token: string, output: ExecutionInput): Promise<TaskReply>;
  fail(token: string, error: string): Promise<TaskReply>;
  status(name: string): Promise<'running' | 'closed' | 'absent'>;
  stop(name: string): Promise<void>;
}

/** What the mailer made of it: `refused` proves that nothing went out. A thrown fault proves nothing. */
export type MailResult =
  | { readonly status: 'accepted' }
  | { readonly status: 'refused'; readonly retry: boolean; readonly reason: string };

export interface Mailer {
  /** Renders and sends the touch once; `tasks` are the touches a digest lists. Makes one attempt, never retries. */
  send(touch: Touch, tasks: readonly Touch[]): Promise<MailResult>;
}

interface Clock {
  now(): number;
  sleep(ms: number): Promise<void>;
  /** 0 up to 1: jitter only, never a decision. */
  random(): number;
}

/** The campaign's files and state, read through a short cache. Throws where it does not exist. */
interface Campaigns {
  live(id: string): Promise<LiveCampaign>;
}

/** All that a use case may touch. */
export interface Ports {
  readonly store: Store;
  readonly schedules: Schedules;
  readonly queues: Queues;
  readonly executions: Executions;
  readonly mailer: Mailer;
  readonly clock: Clock;
  readonly campaigns: Campaigns;
}
