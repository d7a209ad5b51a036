/** Why somebody's story is told. */
export type StoryKind = 'yes' | 'came' | 'no-show' | 'declined' | 'opted-out' | 'maybe' | 'silent';

/** By the code that stands in the timeline; what is missing is told as it stands there. */
export type Words = Readonly<Record<string, string>>;

/** How a language writes a moment and a sum. */
export interface ClockWords {
  readonly days: readonly string[];
  readonly months: readonly string[];
  /** After the day of the month: `8.` in Danish and German. */
  readonly dot: '' | '.';
  /** Between hours and minutes. */
  readonly colon: ':' | '.';
  readonly thousands: ',' | '.';
}

/** What the story of a campaign is told with, in one language. */
export interface StoryWords {
  readonly language: string;
  readonly clock: ClockWords;
  readonly mails: Words;
  /** An item of the content list. */
  readonly item: (name: string) => string;
  /** What a rep, manager or host gets by mail: `the answer of the contact`. */
  readonly notices: Words;
  readonly signals: Words;
  /** What a signal carries: `with 1 guest`, `value 12,000`. */
  readonly data: {
    readonly guests: (count: number) => string;
    readonly until: (when: string) => string;
    readonly voicemail: string;
    readonly interest: (of5: string) => string;
    readonly value: string;
    readonly revenue: string;
    readonly margin: string;
    readonly points: string;
  };
  /** What a call is about, by its step. */
  readonly calls: Words;
  /** What somebody in a step waits for. */
  readonly steps: Words;
  /** One of a workflow of your own. */
  readonly step: (name: string) => string;
  readonly stages: Words;
  readonly outcomes: Words;
  readonly decisions: Words;
  readonly levels: Words;
  readonly sides: Words;
  readonly channels: Words;
  readonly reasons: Words;
  /** Whoever the law and his own word do not let us reach this way. */
  readonly notPermitted: string;
  readonly says: Readonly<Record<'rep' | 'host' | 'marketing' | 'sales', string>>;
  readonly managers: Readonly<Record<'marketing' | 'sales', string>>;
  readonly tell: StorySentences;
  readonly stories: Readonly<Record<StoryKind, string>>;
  readonly dates: Words;
}

/** What happened, a sentence each, without the time. */
interface StorySentences {
  readonly listed: (on: { readonly stage: string; readonly source: string; readonly rep: string }) => string;
  readonly gets: (mail: string, calendar: boolean) => string;
  readonly noMail: (mail: string, reason: string) => string;
  readonly uncertain: string;
  readonly letter: string;
  readonly mailed: (who: string, what: string) => string;
  readonly asksAppointment: (who: string) => string;
  readonly asksQuote: (who: string) => string;
  readonly nothingChanged: (what: string, reason: string) => string;
  readonly corrected: (from: string, to: string) => string;
  readonly takenBack: (what: string) => string;
  readonly closed: (channel: string, reason: string) => string;
  /** Mail about his own part in the event, where marketing mail may be closed. */
  readonly allowed: (reason: string) => string;
  readonly call: (on: {
    readonly who: string;
    readonly instead: string;
    readonly what: string;
    readonly attempt: number;
  }) => string;
  readonly withdrawn: (reason: string) => string;
  readonly noCall: (reason: string) => string;
  readonly undone: (reason: string) => string;
  readonly warned: (level: string, side: string) => string;
  readonly breached: (level: string, side: string) => string;
  readonly stage: (from: string, to: string) => string;
  readonly handedOver: (who: string) => string;
  readonly takesOver: (who: string) => string;
  readonly rejects: (who: string, reason: string) => string;
  readonly asked: (proposal: string) => string;
  readonly bothDecide: (decision: string) => string;
  readonly tieBreak: (decision: string) => string;
  readonly rule: (decision: string) => string;
  readonly waits: (who: string, reason: string) => string;
  readonly waitsNoLonger: string;
  readonly ends: (outcome: string, reason: string) => string;
  readonly now: string;
  readonly standsIn: (step: string, since: string) => string;
}
