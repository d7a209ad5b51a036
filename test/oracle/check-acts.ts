/** What a whole campaign does to everybody: after a stop nothing goes, and nobody is asked to an event that was cancelled. */
import { type Fault, fault, field, type Line, type Story } from './timeline.ts';

/** Texts and scripts that ask somebody to the event, or tell him what he needs to know of it. */
const ABOUT_EVENT = new Set([
  ...['invitation', 'maybe', 'confirmation', 'waiting-list', 'place-offered', 'practical', 'event-moved'],
  ...['phone-invite', 'call-reminder'],
]);

/** To a contact by mail, or by a rep who calls; nothing of it is told twice, so that a later line is a later act. */
function textOf(line: Line): string | undefined {
  if (line.type === 'CallTaskSent') return field(line, 'script');
  return line.type === 'MailSent' && field(line, 'to') === 'contact' ? field(line, 'template') : undefined;
}

/**
 * Judged from the next instant on: what went in the very instant of the act was claimed before it. An act undone by
 * nobody: neither a stop nor a cancelling is ever taken back (seminar rules 15 and 21).
 */
export function checkActs(story: Story): Fault[] {
  const faults: Fault[] = [];
  let stopped: Line | undefined;
  let cancelled: Line | undefined;
  for (const line of story.lines) {
    if (line.type === 'CampaignStopped') stopped ??= line;
    if (line.type === 'CampaignRescheduled' && line.fields.cancelled === true) cancelled ??= line;
    const text = textOf(line);
    if (text === undefined) continue;
    if (stopped && line.at > stopped.at)
      faults.push(fault(line, 'stopped', `${text} after the campaign was stopped at seq ${stopped.seq}`));
    if (cancelled && line.at > cancelled.at && ABOUT_EVENT.has(text))
      faults.push(fault(line, 'cancelled', `${text} for the event that was cancelled at seq ${cancelled.seq}`));
  }
  return faults;
}
