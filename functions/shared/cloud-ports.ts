import type { SignalData } from '../../workflows/domain/enrollment.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { SignalBy } from '../../workflows/domain/signal.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Workflow } from '../../workflows/workflow.ts';

/** Files by key: the bucket. Keys use `/`; bodies are UTF-8 text. */
export interface Objects {
  get(key: string): Promise<string | undefined>;
  put(key: string, body: string): Promise<void>;
  /** Keys below a prefix, sorted. */
  list(prefix: string): Promise<readonly string[]>;
}

/** Which files a campaign runs on now: the bundle in the bucket, and what the last launch brought. */
export interface CampaignPointer {
  readonly schema: 1;
  readonly campaign: string;
  /** Rises with each write; 1 is the first. */
  readonly version: number;
  /** Key of the bundle in the bucket, named by its hash. */
  readonly bundleKey: string;
  readonly bundleHash: string;
  /** SHA-256 of the normalised audience of the last launch. */
  readonly audienceHash: string;
  /** Id of the last launch: the folder its chunks and what was rejected of them lie in. */
  readonly launch: string;
  /** The files that mails lead to, as they lie in the bucket: SHA-256 by key. Absent of launches before 0.3. */
  readonly files?: Readonly<Record<string, string>>;
}

/** The pointers, one a campaign. */
export interface CampaignPointers {
  pointer(campaign: string): Promise<CampaignPointer | undefined>;
  /** Written when the stored version is one below; false otherwise. */
  point(next: CampaignPointer): Promise<boolean>;
  /** Every campaign that was ever pointed, by id; may lag. */
  launched(): Promise<readonly string[]>;
}

/** List mails that are planned or being sent, by the time somebody looks whether they went out. */
export interface ListChecks {
  /** Ids of touches whose look is before the instant, oldest first; may lag. */
  before(at: number, limit: number): Promise<readonly string[]>;
}

/** What the table tells of the past. Reads may lag behind by a second. */
export interface History {
  /** All events of a campaign, its own and those of its enrollments, by (at, key). */
  eventsOf(campaign: string): Promise<readonly DomainEvent[]>;
  /** The campaign's own events only: those of no enrollment. */
  eventsOfCampaign(campaign: string): Promise<readonly DomainEvent[]>;
  eventsOfEnrollment(enrollment: string): Promise<readonly DomainEvent[]>;
  /** Touches of one enrollment in the order they were planned. */
  touchesOfEnrollment(enrollment: string): Promise<readonly Touch[]>;
}

/** Domain events to whoever listens. Resolves with the keys of those that were not taken. */
export interface Bus {
  publish(events: readonly DomainEvent[]): Promise<readonly string[]>;
}

/** State machines by the hash of their workflow: created when missing, never changed. */
export interface Machines {
  create(workflow: Workflow): Promise<'created' | 'exists'>;
}

/** `applying`: nobody can take it back any more; `cancelled`: taken back before anything was applied. Both of pages only. */
type ReceiptStatus = 'taken' | 'applying' | 'done' | 'cancelled';

/** One delivery at a webhook door, or one press of a page's button, kept for 30 days: a repeat gets the first answer. */
export interface Receipt {
  readonly schema: 1;
  readonly source: string;
  readonly id: string;
  readonly status: ReceiptStatus;
  readonly takenAt: number;
  /** Parsed events, in order; of a webhook none once they are applied, of a page's press until time removes the receipt. */
  readonly events: readonly ReceivedEvent[];
  readonly answer: ReceiptAnswer;
  /** Of a colleague's page: the page it was pressed on, which is told where the worker refuses it. */
  readonly page?: PageAddress;
}

/** A page as one link opens it: its letter, and what the link is about. */
export interface PageAddress {
  readonly letter: string;
  readonly subject: string;
}

/** Something pressed that was not carried out: what it was, and why not. Names nobody but a colleague. */
export interface RefusedAct {
  readonly type: string;
  readonly signal?: string;
  readonly to?: string;
  readonly why: string;
}

/** What the worker refused of the last press of a page: nothing, where a later one was carried out. */
export interface RefusedPress {
  readonly schema: 1;
  readonly page: PageAddress;
  readonly campaign: string;
  /** Id of the receipt. */
  readonly press: string;
  readonly pressedAt: number;
  readonly acts: readonly RefusedAct[];
}

export interface ReceivedEvent {
  readonly type: string;
  readonly occurredAt: number;
  readonly campaign: string;
  /** Absent where nobody fits: then it stands on the review list. */
  readonly enrollment?: string;
  /** Who was named, where nobody fits: goes with the receipt. */
  readonly who?: Readonly<Record<string, string>>;
  readonly signal?: string;
  /** Who said it, where the door knows; else whoever the table of signals lets say it to a system. */
  readonly by?: SignalBy;
  /** Address of who reports, where the door knows him. */
  readonly reporter?: string;
  readonly touch?: string;
  readonly key: string;
  readonly data?: SignalData;
}

export interface ReceiptAnswer {
  readonly accepted: number;
  readonly duplicates: number;
  readonly unmatched: readonly { readonly index: number; readonly email?: string }[];
}

export interface Receipts {
  /** Keeps a receipt once; resolves with the one that stood there already. */
  take(receipt: Receipt): Promise<Receipt | undefined>;
  find(source: string, id: string): Promise<Receipt | undefined>;
  /** Done: what it brought goes, its answer stays for whoever sends it again. */
  finish(source: string, id: string): Promise<void>;
  /** From one status to the next, once; false where it has another one. */
  move(source: string, id: string, from: ReceiptStatus, to: ReceiptStatus): Promise<boolean>;
  /** Takes the place of what was refused before on this page; of an earlier press than that one it is too late. */
  refuse(refused: RefusedPress): Promise<void>;
  /** What was refused last on a page, for 30 days. */
  refusedOn(page: PageAddress): Promise<RefusedPress | undefined>;
}

/** Something that fits nobody and waits for a person. */
export interface ReviewEntry {
  readonly schema: 1;
  readonly campaign: string;
  readonly id: string;
  readonly at: number;
  readonly what: ReceivedEvent;
  /** Who was named: removed when the entry is settled. */
  readonly who: Readonly<Record<string, string>>;
}

export interface Reviews {
  /** The same id twice is one entry. */
  add(entry: ReviewEntry): Promise<void>;
  of(campaign: string): Promise<readonly ReviewEntry[]>;
  settle(campaign: string, id: string): Promise<void>;
}

/** Receipts waiting for the worker; at least once, in any order. */
export interface ReceiptQueue {
  /** `delaySeconds`: not before. @default 0 */
  enqueue(source: string, id: string, delaySeconds?: number): Promise<void>;
}

/** Links that count no more. A holder is an enrollment, or a reader of a campaign: `<campaign>.<reader>`. */
export interface Revocations {
  /** When the holder's links were taken back: those issued until then are dead. */
  revokedAt(holder: string): Promise<number | undefined>;
  revoke(holder: string, at: number): Promise<void>;
}
