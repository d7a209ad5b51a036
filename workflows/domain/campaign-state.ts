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
