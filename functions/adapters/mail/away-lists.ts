import { absenceBefore } from '../../../workflows/domain/deputy.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { type MailContext, repOf } from './mail-context.ts';
import { taskHistory } from './task-history.ts';

/** Whom a list about an absent or silent rep tells of: him whose touch it is. */
export function whoOf(context: MailContext, line: StoryLine): string {
  return context.touches.get(fieldOf(line, 'touch'))?.rep ?? fieldOf(line, 'receiver');
}

/** What happened to a contact while his rep was away, the last thing of it. */
export function lastHappened(context: MailContext, line: StoryLine, known: Known): string | undefined {
  const { language, timeZone } = repOf(context, whoOf(context, line));
  const { campaign } = context.live.setup;
  const reader = { language: language ?? campaign.language, timeZone: timeZone ?? campaign.timeZone };
  return taskHistory(since(context, line, known), reader).at(-1);
}

const TOLD: readonly string[] = ['SignalReceived', 'MailSent', 'LetterListed', 'EnrollmentEnded'];

function since({ live, ...context }: MailContext, line: StoryLine, { lines }: Known): readonly StoryLine[] {
  const rep = whoOf({ live, ...context }, line);
  const calendar = live.setup.calendars.rep(rep);
  const absence = absenceBefore(live, rep, calendar.localDate(Date.parse(line.at)));
  if (!absence) return [];
  const from = calendar.instant(absence.from, 0);
  return lines.filter(({ type, at, to }) => TOLD.includes(type) && to !== 'rep' && Date.parse(at) >= from);
}

/** A call of this contact lies in his rep's queue: entered and never sent, or taken back. */
export function isWaitingForCall({ live }: MailContext, { lines, isEnded }: Known): boolean {
  const entered = lines.findLast(({ type, stay }) => type === 'StepEntered' && stay !== undefined);
  if (isEnded || live.setup.workflow.steps[fieldOf(entered ?? NONE, 'step')]?.do !== 'call') return false;
  const last = lines.findLast(({ type, stay }) => stay === entered?.stay && CALLS.includes(type));
  return last === undefined || (last.type === 'CallTaskWithdrawn' && fieldOf(last, 'reason') === 'absent');
}

const CALLS: readonly string[] = ['CallTaskSent', 'CallTaskWithdrawn', 'CallTaskSkipped', 'CallTaskUndone'];
const NONE: StoryLine = { at: '', seq: 0, type: 'StepEntered' };

/** A call of this contact is with his rep, and he has not reported it. */
export function hasOpenCall({ lines, isEnded }: Known): boolean {
  const sent = lines.findLast(({ type }) => type === 'CallTaskSent');
  if (isEnded || !sent) return false;
  const after = lines.slice(lines.indexOf(sent) + 1);
  return !after.some(
    ({ type, by }) => CALLS.includes(type) || type === 'StepEntered' || (type === 'SignalReceived' && by === 'rep'),
  );
}
