import { changeOrganisation, currentStep, type Draft, toChange, writeTouch } from '../../workflows/domain/draft.ts';
import { retime } from '../../workflows/domain/retime.ts';
import { drawCall, planSend } from '../../workflows/domain/send-stay.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Change, Ports } from '../../workflows/ports.ts';
import { type Transacted, transact } from '../shared/transact.ts';
import type { DaySlots } from './day-slots.ts';

export interface Draw {
  readonly digest: string;
  readonly date: string;
  readonly single: boolean;
  readonly slots: DaySlots;
}

/** Draws one call, in one transaction with the organisation's and the rep's day: false where it may not be called today. */
export async function drawOne(ports: Ports, task: Touch, draw: Draw): Promise<boolean> {
  for (let key = draw.slots.next(); key !== undefined; key = draw.slots.next()) {
    const drawn = await drawInto(ports, task, draw, key);
    if (drawn.status === 'refused') {
      draw.slots.taken();
      continue;
    }
    const isDrawn = drawn.status === 'done' && drawn.result;
    if (isDrawn) draw.slots.taken();
    return isDrawn;
  }
  return false;
}

/** Refused where somebody else has claimed this place of the day. */
function drawInto(ports: Ports, task: Touch, draw: Draw, key: string): Promise<Transacted<boolean>> {
  return transact<boolean>(ports, task.enrollment ?? '', (draft) => {
    const touch = draft.from.touch;
    if (touch?.id !== task.id) return { result: false };
    if (!isCallable(draft, draw.date)) return { result: false };
    const plan = planSend(draft, touch);
    if (plan === 'stop') return { result: false };
    if (plan === 'changed') return { write: toChange(draft), result: false };
    changeOrganisation(draft, { lastCallOn: draw.date });
    if (draw.single) drawAlone(draft, { ...touch, digest: draw.digest });
    else drawCall(draft, touch, draw.digest);
    return { write: { ...guarded(draft), claim: { key, result: 'recorded' } }, result: true };
  });
}

/** Hands an ask out: a mail of its own, now. */
export async function drawAsk(ports: Ports, task: Touch): Promise<void> {
  await transact<boolean>(ports, task.enrollment ?? '', (draft) => {
    const { touch } = draft.from;
    if (touch?.id !== task.id || touch.status !== 'planned' || !draft.next.touch?.queued) return { result: false };
    drawAlone(draft, touch);
    return { write: toChange(draft), result: true };
  });
}

/** Out of the queue: from here on it is the enrollment's own timer that sends it, so that no dead worker loses it. */
function drawAlone(draft: Draft, touch: Touch): void {
  const { next, now } = draft;
  writeTouch(draft, { ...touch, notBefore: now }, 'planned');
  if (next.touch) next.touch = { ...next.touch, at: now, queued: false };
  retime(draft, currentStep(draft));
}

/** The contact works today, and nobody of his organisation was called yet. */
function isCallable(draft: Draft, date: string): boolean {
  const contact = draft.live.setup.calendars.contact(draft.contact);
  return contact.isBusinessDay(date) && draft.organisation.lastCallOn !== date;
}

/** The contact must still be as the planner saw him. */
function guarded(draft: Draft): Change {
  const { contact } = draft.from;
  if (draft.contact !== contact) return toChange(draft);
  return { ...toChange(draft), unchangedContact: { contact: contact.id, version: contact.version } };
}
