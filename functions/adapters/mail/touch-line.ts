import type { Contact } from '../../../workflows/domain/contact.ts';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import { mailSent, type Touch } from '../../../workflows/domain/touch.ts';
import type { StoryLine } from '../../../workflows/story/story-line.ts';
import { renderTimeline } from '../../shared/timeline.ts';

/** The lines told so far, and the one that will say that this touch went out. */
interface TouchStory {
  readonly before: readonly StoryLine[];
  readonly line: StoryLine;
}

/**
 * Mails are written from lines of the timeline. On its way a touch has none yet: it is made as it will stand there. Its
 * instant is the claim's, so that the same touch always gives the same mail.
 */
export function tellTouch(
  touch: Touch,
  events: readonly DomainEvent[],
  contacts: ReadonlyMap<string, Contact>,
): TouchStory {
  const told: readonly StoryLine[] = renderTimeline([...events, sendingEvent(touch)], contacts);
  const line = told.at(-1);
  if (!line) throw new Error(`${touch.id}: no line`);
  return { before: told.slice(0, -1), line };
}

/** When a touch goes, as its line and its links say: the same at every try. */
export function sendingAt({ claimedAt, notBefore }: Touch): number {
  return claimedAt ?? notBefore;
}

function sendingEvent(touch: Touch): DomainEvent {
  const { id, campaign, enrollment, contact, organisation, step, stay, cause } = touch;
  return {
    key: `${id}.sending`,
    at: sendingAt(touch),
    campaign,
    ...(enrollment !== undefined && { enrollment, step, stay }),
    ...(contact !== undefined && { contact }),
    ...(organisation !== undefined && { organisation }),
    ...(cause !== '' && { cause }),
    ...(touch.kind === 'call'
      ? { type: 'CallTaskSent', data: callSent(touch) }
      : { type: 'MailSent', data: mailSent(touch, touch.item ?? '') }),
  };
}

function callSent({ id, rep, receiver, attempt, template, for: standsIn }: Touch): DomainEvent['data'] {
  return {
    touch: id,
    rep: rep ?? receiver,
    ...(standsIn !== undefined && { for: standsIn }),
    attempt,
    script: template,
    in: 'single',
  };
}
