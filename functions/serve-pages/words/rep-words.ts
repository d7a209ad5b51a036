import type { NoticeWords } from '../page.ts';
import { REP_DANISH } from './rep-da.ts';
import { REP_GERMAN } from './rep-de.ts';
import { REP_ENGLISH } from './rep-en.ts';
import { REP_DUTCH } from './rep-nl.ts';

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

const LANGUAGES: Readonly<Record<string, RepWords>> = {
  nl: REP_DUTCH,
  da: REP_DANISH,
  de: REP_GERMAN,
  en: REP_ENGLISH,
};

/** Words in a colleague's language; in English where we do not speak it. */
export function repWords(language: string): RepWords & { readonly language: string } {
  const spoken = Object.hasOwn(LANGUAGES, language) ? language : 'en';
  return { language: spoken, ...(LANGUAGES[spoken] ?? REP_ENGLISH) };
}
