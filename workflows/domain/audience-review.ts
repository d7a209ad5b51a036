import type { Calendar } from '../calendar/calendar.ts';
import type { Point } from '../language/time-values.ts';
import type { Contact, Organisation } from './contact.ts';
import type { Signed } from './signature.ts';

/**
 * The audience of a campaign while reps and managers review it, before anybody is enrolled; kept beside the campaign, so
 * that a later change is seen. Instants are epoch milliseconds.
 */
export interface AudienceReview {
  readonly schema: 1;
  /** The campaign's id. */
  readonly id: string;
  readonly version: number;
  /** The files it is about: where their bundle lies, and its hash. */
  readonly bundleKey: string;
  readonly bundleHash: string;
  readonly startedAt: number;
  /** When the campaign is to be launched: its `launchAt`, or where it has none, as soon as the review can be through. */
  readonly launchAt: number;
  /** Who has a list, and when he answered it or it was kept as it is; 0 while it waits. */
  readonly lists: Readonly<Record<string, number>>;
  /** The round in which a rep was asked last. */
  readonly asked: Readonly<Record<string, number>>;
  /** SHA-256 of reps and content, the two parts of what is signed that stand in files. */
  readonly parts: { readonly reps: string; readonly content: string };
  /** Hashes of reps and content by the names people know them by: what a later change is told by. */
  readonly files: Readonly<Record<string, string>>;
  readonly signed: Signed;
  /** The files as they were when a side signed last, by name. */
  readonly signedFiles?: Readonly<Record<string, string>>;
  /** The same of each side: the two need not have signed on one day. */
  readonly signedFilesOf?: Readonly<Partial<Record<keyof Signed, Readonly<Record<string, string>>>>>;
  /** The year's plan as its signers signed it. */
  readonly planSigned?: Signed;
  /** Rises whenever there is something new to sign. */
  readonly round: number;
  /** Moments that are done, by name. */
  readonly done: Readonly<Record<string, number>>;
}

/** One contact of the audience under review, on the list of one rep; an item of its own, so that no rep waits for another. */
export interface AudienceLine {
  readonly schema: 1;
  readonly campaign: string;
  /** The contact's id. */
  readonly contact: string;
  readonly version: number;
  readonly row: AudienceRow;
  /** Whose list he stands on since he was given away; else that of his row's rep. */
  readonly givenTo?: string;
  readonly struck?: { readonly by: string; readonly at: number; readonly reason: string };
  readonly personalLine?: string;
  /** The owner's word that a colleague at an organisation with an open quote may be invited. */
  readonly ticked?: { readonly by: string; readonly at: number };
  readonly added?: { readonly by: string; readonly at: number };
  /** No longer in the audience's file. */
  readonly gone?: true;
  readonly changedAt?: number;
  readonly changedBy?: string;
}

/** A row of the audience as it was read. */
export interface AudienceRow {
  /** In its file. */
  readonly line: number;
  readonly contact: Contact;
  readonly organisation: Organisation;
  /** The owner of the organisation wants him invited, whatever is open there. */
  readonly ticked?: true;
}

export type ReviewMoment = 'lists' | 'reminder' | 'keep' | 'sign-reminder';

const before = (days: number, time?: string): Point => ({
  base: 'launch',
  sign: -1,
  offset: { amount: days, unit: 'business days' },
  ...(time !== undefined && { time }),
});

/** Signed so many business days before the launch; a day earlier what nobody answered is kept. */
const SIGN_LEAD = 3;

/** When the lists go out, are reminded of, are kept as they are, and have to be signed. */
export interface ReviewTimes extends Readonly<Record<ReviewMoment, number>> {
  readonly signBy: number;
}

/** All of them in order, however short the time before the launch is. */
export function reviewTimes(calendar: Calendar, { startedAt, launchAt }: AudienceReview, lead: number): ReviewTimes {
  const at = (point: Point): number => calendar.pointAt(point, { launch: launchAt });
  const lists = Math.max(startedAt, at(before(lead)));
  const later = (point: Point, than: number, days: number): number =>
    Math.max(at(point), calendar.add(than, { amount: days, unit: 'business days' }, 1));
  const keep = Math.max(at(before(SIGN_LEAD + 1, '09:00')), Math.min(later(before(SIGN_LEAD + 1), lists, 1), launchAt));
  const reminder = Math.min(Math.max(at(before(SIGN_LEAD + 2, '09:00')), lists), keep);
  const signBy = Math.max(at(before(SIGN_LEAD, '17:00')), Math.min(keep, launchAt));
  return { lists, reminder, keep, signBy, 'sign-reminder': Math.max(at(before(SIGN_LEAD - 1, '09:00')), signBy) };
}

/** The first moment that is not done. */
export function nextReviewMoment(
  times: ReviewTimes,
  done: AudienceReview['done'],
): { readonly name: ReviewMoment; readonly at: number } | undefined {
  const names = ['lists', 'reminder', 'keep', 'sign-reminder'] as const;
  return names.flatMap((name) => (done[name] === undefined ? [{ name, at: times[name] }] : []))[0];
}

/** Whose list a line stands on: whom it was given to, else its rep's; of nobody's contact the sales manager's. */
export function keeperOf({ givenTo, row }: AudienceLine, salesManager: string): string {
  return givenTo ?? row.contact.rep ?? salesManager;
}

/** An organisation somebody there has an open quote with: only its owner says whether a colleague is invited. */
export function needsTick({ organisation }: AudienceRow): boolean {
  return [organisation.heldBy, ...(organisation.alsoHeldBy ?? [])].some((hold) => hold?.reason === 'quote');
}
