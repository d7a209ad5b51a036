import type { Claim } from '../ports.ts';
import { startOfDay } from './agenda.ts';
import { closeTouch, setFact } from './answer.ts';
import { callAgain } from './attempts.ts';
import { carrierOf } from './carrier.ts';
import type { Contact } from './contact.ts';
import { currentStep, type Draft, emit } from './draft.ts';
import { planTouch } from './new-touch.ts';
import { noticeNumber } from './notices.ts';
import { retime } from './retime.ts';
import type { Signal } from './signal.ts';

/** So long somebody has to find the right number; then it goes on without the phone. */
const FOUND_WITHIN = { amount: 5, unit: 'business days' } as const;

/**
 * A number that is not the contact's: kept as what it was, and not called again. With the right one, or another he has, he
 * is called again tomorrow. Without, whoever keeps numbers gets it as a task; the try waits for that, and then is none.
 */
export function receiveWrongNumber(draft: Draft, signal: Signal, cause: string): Claim['result'] {
  const right = signal.data?.number;
  replaceNumber(draft, typeof right === 'string' ? right : undefined);
  if (typeof right === 'string')
    emit(draft, 'DataEnriched', { field: 'phone', by: signal.by, from: signal.signal }, { cause });
  if (hasNumber(draft)) return callAgain(draft, 1);
  const { occurredAt } = signal;
  setFact(draft, 'wrong-number', { value: 'yes', signal: signal.signal, occurredAt, usedAt: draft.now });
  noticeNumber(draft, cause);
  return waitForNumber(draft);
}

/** The number was looked for in the meantime, and is told by whoever reported that it is wrong. */
export function bringsNumber(draft: Draft, { signal, data }: Signal): boolean {
  return signal === 'wrong-number' && typeof data?.number === 'string' && !hasNumber(draft);
}

/** No number of his is left that could be called. */
export function hasLostNumber(draft: Draft): boolean {
  return draft.next.facts['wrong-number'] !== undefined && !hasNumber(draft);
}

function hasNumber({ contact }: Draft): boolean {
  return contact.phone !== undefined || contact.mobile !== undefined;
}

function replaceNumber(draft: Draft, right: string | undefined): void {
  const { phone, mobile, ...rest } = draft.contact;
  const wrong = phone ?? mobile;
  const left = phone === undefined ? undefined : mobile;
  const before = [rest.more.previousPhone, wrong].filter((number) => number !== undefined);
  const contact: Contact = {
    ...rest,
    version: draft.from.contact.version + 1,
    ...(right !== undefined && { phone: right }),
    ...(left !== undefined && { mobile: left }),
    ...(before.length > 0 && { more: { ...rest.more, previousPhone: before.join(', ') } }),
  };
  draft.contact = contact;
}

function waitForNumber(draft: Draft): Claim['result'] {
  const { next, now, live } = draft;
  const { touch } = next;
  if (!touch) return 'recorded';
  const step = currentStep(draft);
  closeTouch(draft, touch.id);
  const week = live.setup.calendars.week(carrierOf({ next }));
  const at = startOfDay(week, week.add(now, FOUND_WITHIN, 1));
  planTouch(draft, step, { attempt: touch.attempt, at, queued: true, suffix: `.n${next.version}` });
  retime(draft, step);
  return 'recorded';
}
