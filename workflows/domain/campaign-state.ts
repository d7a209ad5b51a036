/** Attendance of the event: concluded by the host or, when plausible, by the clock; never from missing data. */
interface Attendance {
  readonly status: 'open' | 'implausible' | 'closed';
  readonly at?: number;
  readonly by?: string;
  /** Key of the event that closed it. */
  readonly cause?: string;
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
}

/** A decision list, a digest or another list that went to people on a date: what stood on it, in order. */
interface ListItem {
  readonly schema: 1;
  readonly id: string;
  readonly campaign: string;
  readonly kind: 'decision' | 'hand-off' | 'digest';
  readonly at: number;
  /** Enrollment ids of a decision or hand-off list, touch ids of a digest. */
  readonly lines: readonly string[];
}
