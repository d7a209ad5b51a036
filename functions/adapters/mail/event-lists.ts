import { settingAt } from '../../../workflows/domain/campaign-points.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import type { MailContext } from './mail-context.ts';

/** Expected at the event: a yes on the waiting list is none yet. */
export function isComing({ response, hasSeat }: Known): boolean {
  return response === 'accepted' && hasSeat;
}

/** The mail on the day of the event has only what changed since the briefing. */
export function isChanges(line: StoryLine): boolean {
  return fieldOf(line, 'touch').startsWith('briefing-changes.');
}

/** He took a seat or gave one back since his rep was briefed. */
export function isChanged({ live }: MailContext, { seatChangedAt = 0 }: Known): boolean {
  return seatChangedAt > (settingAt(live, 'briefingAt') ?? Number.POSITIVE_INFINITY);
}
