import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import type { Reader } from '../../../workflows/texts/date-words.ts';
import { readerKey } from '../../shared/link-reader.ts';
import { type MailContext, repOf } from './mail-context.ts';

/** Whoever gets the list, as its links name him: a manager by the side it is for. */
export function listReader({ live }: MailContext, line: StoryLine): string {
  const side = fieldOf(line, 'to') === 'manager' ? fieldOf(line, 'touch').split('.').at(-1) : undefined;
  return readerKey(live.setup, fieldOf(line, 'receiver'), side);
}

/** Of who reads it: a rep's own, else the campaign's. */
export function languageOf(context: MailContext, line: StoryLine): string {
  return repOf(context, fieldOf(line, 'receiver')).language ?? context.live.setup.campaign.language;
}

/** His language and clock. */
export function readerOf(context: MailContext, line: StoryLine): Reader {
  const { timeZone } = repOf(context, fieldOf(line, 'receiver'));
  return { language: languageOf(context, line), timeZone: timeZone ?? context.live.setup.campaign.timeZone };
}
