import type { Signed } from './signature.ts';

/** Attendance of the event: concluded by the host or, when plausible, by the clock; never from missing data. */
interface Attendance {
  readonly status: 'open' | 'implausible' | 'closed';
  readonly at?: number;
  readonly by?: string;
  /** Key of the event that closed it. */
  readonly cause?: string;
}

/** A rep away, as he or his manager said while the campaign ran. Local dates of the rep, both days included. */
export interface AnnouncedAbsence {
  readonly from: string;
  readonly to: string;
  /** Default: the rep's own deputy. */
  readonly deputy?: string;
  /** Who said so, and when. */
  readonly by: string;
  readonly at: number;
}

/** What moves about a campaign: stands on the campaign item and is read through a short cache. */
export interface CampaignState {
  readonly schema: 1;
  readonly id: string;
  readonly version: number;
  readonly launchedAt: number;
  readonly eventStart: number;
  readonly eventEnd: number;
  /** Rises with every move of the event. */
  readonly eventRevision: number;
  readonly attendance: Attendance;
  /** Moments of the campaign's clock that are done, by name. */
  readonly done: Readonly<Record<string, number>>;
  readonly timer?: { readonly at: number; readonly rev: number };
  readonly rev: number;
  /** The last act on the whole campaign (moved, paused, resumed …): the clock wakes everybody for it once. */
  /** Under what the audience, reps and content were launched. */
  readonly signed?: Signed;
  readonly changed?: { readonly rev: number; readonly at: number };
  /** The last move of the event: what it was before. A `yes` from before it is no yes to the new date. */
  readonly moved?: Moved;
  /** Cancelled: the followed-up go on with the presentation, or the campaign is over for everybody. */
  readonly cancelled?: { readonly at: number; readonly by: string; readonly then: 'presentation' | 'stop' };
  /** Where the event is since it was moved; left out, where the file says. */
  readonly venue?: string;
  /** While paused nothing `normal` leaves. */
  readonly paused?: { readonly at: number; readonly by: string; readonly reason: string };
  readonly resumed?: Resumed;
  /**
   * The table it was last written in, where that is another one than this: a restored copy, from which nothing goes
   * before somebody says that the original sends no more. Written without it, it lives here.
   */
  readonly home?: string;
  /** When a copy was told to take over. */
  readonly armed?: { readonly at: number; readonly by: string };
  /** Over for everybody: what is open ends as void. */
  readonly stopped?: { readonly at: number; readonly by: string };
  /** By the rep's address, the latest word first: they count with those of the reps' file. */
  readonly absences?: Readonly<Record<string, readonly AnnouncedAbsence[]>>;
}

interface Moved {
  readonly at: number;
  readonly by: string;
  readonly from: { readonly start: number; readonly end: number };
  /** Who declined for the old date is asked once whether the new one suits. */
  readonly askDeclined: boolean;
}

/** The end of a pause: when what is overdue goes. */
interface Resumed {
  readonly at: number;
  readonly by: string;
  /** In order: mails planned for `from` or later, of one instant those with this id or a later one, go not before `at`. */
  readonly slots: readonly Slot[];
}

/** One hour's share of what is overdue after a pause. */
export interface Slot {
  readonly at: number;
  readonly from: number;
  readonly id: string;
}
