import type { NoticeWords } from '../page.ts';

/** What stands on the pages of reps, managers and the host. */
export interface RepWords extends NoticeWords {
  readonly call: {
    readonly title: string;
    readonly about: (who: string) => string;
    readonly attempt: (attempt: number, attempts: number) => string;
    readonly reported: (when: string, what: string) => string;
    readonly other: string;
    readonly save: string;
    readonly told: (what: string) => string;
    readonly correct: string;
    readonly onlyTheEvent: string;
    readonly mayTakeBack: string;
    readonly pause: string;
  };
  readonly story: {
    readonly title: string;
    readonly phone: string;
    readonly mail: string;
    readonly happened: string;
    readonly nothingYet: string;
    readonly contact: string;
    readonly ended: string;
  };
  /** Of a form's fields, by their name in the signal. */
  readonly fields: Readonly<Record<string, string>>;
  /** Of the values that may be chosen: `reason.date`. */
  readonly values: Readonly<Record<string, string>>;
  readonly missing: (field: string) => string;
  readonly unfit: (field: string) => string;
}
