import type { Contact } from '../../../workflows/domain/contact.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import type { StoryLine } from '../../../workflows/story/story-line.ts';
import type { Occasion } from '../../../workflows/texts/call-outcomes.ts';
import type { MailValues } from '../../../workflows/texts/mail-values.ts';

/** What a task's mail is made from. */
export interface TaskRequest {
  readonly contact: Contact;
  readonly known: Known;
  readonly line: StoryLine;
  readonly values: MailValues;
  readonly occasion: Occasion;
  /** Of who reads the mail. */
  readonly language: string;
  /** How links name him. */
  readonly readerKey: string;
  /** Name of the script, for a call. */
  readonly script?: string;
}
