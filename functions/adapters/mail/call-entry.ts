import { callEntryUid } from '../../../workflows/domain/withdraw-notice.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { dataOf, isSignal, type StoryLine } from '../../../workflows/story/story-line.ts';
import { digestWords } from '../../../workflows/texts/digest-words.ts';
import { fullName } from '../../../workflows/texts/salutation.ts';
import type { MailContext } from './mail-context.ts';
import type { CalendarEntry } from './written-mail.ts';

interface CallOf {
  readonly known: Known;
  /** Id of the task. */
  readonly touch: string;
  readonly language: string;
  /** Its own line, where it is not told yet. */
  readonly line?: StoryLine;
}

const CALL_MS = 15 * 60_000;

/** A call task in its rep's calendar: a quarter of an hour, at the time that was promised, else when the task came. */
export function callEntry(context: MailContext, { known, touch, language, line }: CallOf): CalendarEntry {
  const contact = context.contactOf(known.enrollment);
  const sent = known.lines.find(({ type, touch: id }) => type === 'CallTaskSent' && id === touch) ?? line;
  const startAt = startOf(known, sent);
  const who = contact ? `${fullName(contact)} (${contact.organisationName})` : '';
  return {
    uid: callEntryUid(touch, context.live.setup.campaign.sender.domain),
    sequence: 0,
    method: 'PUBLISH',
    event: { name: `${digestWords(language).call}: ${who}`, startAt, endAt: startAt + CALL_MS },
  };
}

/** The task of a promised call goes a little before its time. */
function startOf({ lines }: Known, sent: StoryLine | undefined): number {
  const at = Date.parse(sent?.at ?? '');
  const before = sent && lines.includes(sent) ? lines.slice(0, lines.indexOf(sent)) : lines;
  const said = before.findLast((each) => isSignal(each, 'call-back'));
  const when = said ? Date.parse(dataOf(said, 'when')) : Number.NaN;
  return when >= at && when - at <= CALL_MS ? when : at;
}

/** The same entry, taken out again. */
export function cancelledEntry(context: MailContext, about: CallOf, sequence: number): CalendarEntry {
  return { ...callEntry(context, about), sequence, method: 'CANCEL' };
}
