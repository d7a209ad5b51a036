import { halfOnDay } from '../../../workflows/domain/day-half.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import { callEntryUid } from '../../../workflows/domain/withdraw-notice.ts';
import type { Rep } from '../../../workflows/language/reps-schema.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { dataOf, isSignal, type StoryLine } from '../../../workflows/story/story-line.ts';
import { nameIn } from '../../../workflows/texts/contact-values.ts';
import { digestWords } from '../../../workflows/texts/digest-words.ts';
import { fullName } from '../../../workflows/texts/salutation.ts';
import type { MailContext } from './mail-context.ts';
import type { CalendarEntry } from './written-mail.ts';

interface CallOf {
  readonly known: Known;
  /** Id of the task. */
  readonly touch: string;
  /** The task itself, or the notice that withdraws it: for which half of the day it is. */
  readonly task: Touch | undefined;
  readonly language: string;
  /** Whose calendar it is. */
  readonly receiver: Pick<Rep, 'calendarPrivacy'>;
  /** Its own line, where it is not told yet. */
  readonly line?: StoryLine;
}

const CALL_MS = 15 * 60_000;

/**
 * A call task in its rep's calendar: a quarter of an hour, at the time that was promised, else in the half of the day it is
 * meant for, else when the task came. Where others see his calendar it names nobody: who it is stands in the mail.
 */
export function callEntry(context: MailContext, about: CallOf): CalendarEntry {
  const { known, touch, task, language, receiver, line } = about;
  const { campaign } = context.live.setup;
  const contact = context.contactOf(known.enrollment);
  const sent = known.lines.find(({ type, touch: id }) => type === 'CallTaskSent' && id === touch) ?? line;
  const cameAt = startOf(known, sent);
  const half = contact && halfOnDay(context.live, { touch: task, contact, at: cameAt });
  const startAt = half?.from ?? cameAt;
  const person = contact ? `${fullName(contact)} (${contact.organisationName})` : '';
  const what = receiver.calendarPrivacy ? nameIn(campaign.name, language, campaign) : person;
  return {
    uid: callEntryUid(touch, campaign.sender.domain),
    sequence: 0,
    method: 'PUBLISH',
    event: { name: `${digestWords(language).call}: ${what}`, startAt, endAt: startAt + CALL_MS },
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
