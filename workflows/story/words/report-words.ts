import type { Words } from './story-words.ts';

/** What stands around the figures of a campaign's report, in one language. */
export interface ReportWords {
  readonly rehearsed: string;
  readonly nothingSent: string;
  readonly times: (zone: string) => string;
  readonly chapters: Readonly<
    Record<'summary' | 'dates' | 'funnel' | 'weeks' | 'waiting' | 'stories' | 'mails', string>
  >;
  /** Figures of the summary, by name. */
  readonly figures: Readonly<Record<ReportFigure, string>>;
  /** Levels of both funnels. */
  readonly levels: Words;
  readonly funnel: {
    readonly contacts: string;
    readonly organisations: string;
    readonly number: string;
    readonly ofBefore: string;
    readonly plan: string;
    readonly of: (count: number, all: number) => string;
    readonly planNote: (leads: number) => string;
    readonly capacity: (taken: number, seats: number) => string;
    readonly quotes: (on: { readonly count: number; readonly value: string; readonly weighted: string }) => string;
  };
  readonly weeks: Words & Readonly<Record<'week' | 'all' | 'restated', string>>;
  readonly waiting: {
    readonly who: string;
    readonly what: string;
    readonly number: string;
    readonly since: string;
    readonly owner: string;
    readonly contact: string;
    readonly date: string;
    readonly colleague: string;
    readonly report: string;
    readonly appointment: string;
    readonly quote: string;
    readonly decision: string;
    readonly nobody: string;
    readonly note: string;
  };
  readonly mails: (count: number) => string;
  readonly mailsNote: string;
  readonly more: (count: number) => string;
  readonly mail: Readonly<Record<'from' | 'to' | 'subject' | 'sent' | 'report' | 'eml' | 'ics', string>>;
}

export type ReportFigure =
  | 'enrollments'
  | 'open'
  | 'held'
  | 'yes'
  | 'no'
  | 'released'
  | 'void'
  | 'mailsToContacts'
  | 'callTasks'
  | 'attempts'
  | 'breaches';
