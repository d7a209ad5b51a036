import type { NoticeWords } from '../page.ts';

/** Chooses by how a campaign addresses people: the formal word, or the other. */
export type Address = (formal: string, informal: string) => string;

/** What stands on the pages of contacts. Buttons speak for whoever presses them: "Ik kom". */
export interface ContactWords extends NoticeWords {
  readonly response: {
    readonly title: string;
    readonly invited: (event: string, when: string, place: string) => string;
    readonly answeringAs: (who: string) => string;
    readonly notYou: (who: string) => string;
    readonly now: Readonly<Record<'accepted' | 'tentative' | 'declined' | 'waiting', string>>;
    readonly come: string;
    readonly guests: string;
    readonly alone: string;
    readonly maybe: string;
    readonly decline: string;
    readonly why: string;
    readonly reasons: Readonly<Record<'date' | 'subject' | 'colleague' | 'no-contact', string>>;
    readonly presentation: string;
    readonly full: string;
    readonly over: string;
    readonly cancelled: string;
    readonly share: string;
    readonly change: string;
    readonly told: Readonly<Record<'accepted' | 'tentative' | 'declined' | 'objected', string>>;
  };
  readonly share: {
    readonly title: string;
    readonly text: string;
    readonly name: string;
    readonly organisation: string;
    readonly email: string;
    readonly button: string;
    readonly missing: string;
    readonly told: string;
  };
  readonly preferences: {
    readonly title: string;
    readonly mailOpen: string;
    readonly mailClosed: string;
    readonly mayCall: string;
    readonly mayCallEvent: string;
    readonly noCalls: string;
    readonly nothing: string;
    readonly noMail: string;
    readonly noCall: string;
    readonly noContact: string;
    readonly told: string;
    readonly undo: (mail: string) => string;
  };
  readonly file: {
    readonly title: string;
    readonly text: string;
    readonly button: string;
    readonly later: string;
    readonly told: string;
  };
}
