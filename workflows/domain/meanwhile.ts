import type { WaitingStep } from '../workflow.ts';
import { type Draft, touchOf, writeTouch } from './draft.ts';
import { pick } from './facts.ts';
import { nextItem } from './new-touch.ts';
import type { Touch } from './touch.ts';

/**
 * A promised call ends all mail until its time, unless the contact said that he may get post meanwhile: then he gets the
 * campaign's content at its usual rhythm, one after the other, each beside the stay that waits for the call.
 */
export function postMeanwhile(draft: Draft, cause: string): void {
  planNext(draft, { from: draft.now, number: 1, cause });
}

/** One went out: it never comes again, and the next one is planned. */
export function goOnMeanwhile(draft: Draft, { id, item, cause, sentAt = draft.now }: Touch): void {
  const { next } = draft;
  if (item !== undefined && !next.nurtured.includes(item)) next.nurtured = [...next.nurtured, item];
  planNext(draft, { from: sentAt, number: numberOf(id) + 1, cause });
}

interface Following {
  readonly from: number;
  readonly number: number;
  readonly cause: string;
}

function planNext(draft: Draft, { from, number, cause }: Following): void {
  const { next, live, contact } = draft;
  const step = contentStep(draft);
  const awaited = touchOf(draft);
  const item = step && nextItem(step, draft);
  const every = step?.send && 'after' in step.send ? pick(step.send.after, draft) : undefined;
  if (!isAwaited(draft, awaited) || item === undefined || every === undefined) return;
  const calendar = live.setup.calendars.contact(contact);
  const at = calendar.nextOpen(calendar.add(from, every, 1));
  if (at > lastMoment(draft)) return;
  const touch: Touch = {
    schema: 1,
    id: `${next.id}.${next.stay}.mail.m${number}.${promiseOf(awaited.id)}`,
    campaign: next.campaign,
    enrollment: next.id,
    contact: next.contact,
    organisation: next.organisation,
    stay: next.stay,
    step: next.step,
    kind: 'mail',
    to: 'contact',
    receiver: next.contact,
    status: 'planned',
    template: `nurture-${item}`,
    mailKind: 'marketing',
    urgency: 'normal',
    attempt: 1,
    attempts: 1,
    notBefore: at,
    meanwhile: true,
    item,
    cause,
  };
  writeTouch(draft, touch, 'absent');
}

/** The workflow's own list of content: what is sent from it and how often. */
export function contentStep({ live }: Draft): WaitingStep | undefined {
  for (const step of Object.values(live.setup.workflow.steps))
    if (step.do === 'email' && step.rotate !== undefined) return step;
  return undefined;
}

/** Before the call he is left in peace, as before any other. */
export function lastMoment(draft: Draft): number {
  const { calendars, campaign } = draft.live.setup;
  const callAt = draft.next.touch?.at ?? draft.now;
  return calendars.contact(draft.contact).add(callAt, campaign.limits.callAfterMail, -1);
}

/** Whether the call is still to come until which this mail goes. */
export function isStillAwaited(draft: Draft, touch: Touch): boolean {
  const awaited = touchOf(draft);
  if (!isAwaited(draft, awaited) || draft.next.stay !== touch.stay) return false;
  return touch.id.endsWith(`.${promiseOf(awaited.id)}`);
}

function isAwaited({ next }: Draft, touch: Touch | undefined): touch is Touch {
  const isOpen = next.status === 'open' && next.phase === 'waiting' && next.touch?.status === 'planned';
  return isOpen && touch?.promised === true && touch.status === 'planned';
}

/** The last part of a promised call's id: another promise is another one. */
function promiseOf(id: string): string {
  return id.split('.').at(-1) ?? '';
}

function numberOf(id: string): number {
  return Number(/\.mail\.m(\d+)\./.exec(id)?.[1] ?? 0);
}
