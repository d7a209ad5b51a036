import type { DomainEvent } from '../../workflows/domain/event.ts';
import { mailSent, type Touch } from '../../workflows/domain/touch.ts';
import type { MailResult, Ports } from '../../workflows/ports.ts';
import { isAbandoned, isWaitingForRetry, RETRY_SECONDS, waitForRetry } from './not-now.ts';

/** A digest, list or notice to a rep, manager or host: keyed by its cause, claimed like any touch, sent once. */
export async function sendList(ports: Ports, touch: Touch): Promise<void> {
  if (touch.status === 'sending' && (await isAbandoned(ports, touch))) await markUncertain(ports, touch);
  if (touch.status !== 'planned') return;
  if (isWaitingForRetry(ports, touch)) {
    await waitForRetry(ports, touch);
    return;
  }
  const now = ports.clock.now();
  if (await waitsForResume(ports, touch, now)) return;
  const claimed: Touch = { ...touch, status: 'sending', claimedAt: now };
  const claim = await ports.store.commit({ touches: [{ next: claimed, ifStatus: 'planned' }] });
  if (!claim.ok) return;
  const tasks = touch.rep === undefined ? [] : await ports.store.tasksOf(touch.rep);
  let result: MailResult;
  try {
    result = await ports.mailer.send(
      claimed,
      tasks.filter((task) => task.open),
    );
  } catch {
    await markUncertain(ports, claimed);
    return;
  }
  if (result.status === 'refused' && result.retry) {
    await ports.store.commit({ touches: [{ next: { ...claimed, status: 'planned' }, ifStatus: 'sending' }] });
    await ports.queues.send(touch.id, RETRY_SECONDS);
    return;
  }
  const sent = result.status === 'accepted';
  const sentAt = ports.clock.now();
  const next: Touch = sent
    ? { ...claimed, status: 'sent', sentAt }
    : { ...claimed, status: 'failed', reason: 'refused' };
  const event = sent
    ? listEvent(claimed, 'MailSent', sentAt, mailSent(touch, touch.item ?? ''))
    : listEvent(claimed, 'MailSkipped', sentAt, { touch: touch.id, template: touch.template, reason: 'refused' });
  await ports.store.commit({ touches: [{ next, ifStatus: 'sending' }], events: [event] });
}

const LOOK_MS = 3_600_000;

/** Planned before its campaign was paused: it is looked at again every hour until the pause is over. */
async function waitsForResume(ports: Ports, touch: Touch, now: number): Promise<boolean> {
  if (touch.urgency !== 'normal' || !(await ports.campaigns.live(touch.campaign)).state.paused) return false;
  const hour = Math.floor(now / LOOK_MS) + 1;
  await ports.schedules.create(`send.${touch.id}.${hour}`, hour * LOOK_MS, { kind: 'send', touch: touch.id });
  return true;
}

/** Nobody knows whether it went out: never sent again. What a digest listed stands in the next one. */
async function markUncertain(ports: Ports, touch: Touch): Promise<void> {
  await ports.store.commit({
    touches: [{ next: { ...touch, status: 'uncertain' }, ifStatus: 'sending' }],
    events: [listEvent(touch, 'TouchUncertain', ports.clock.now(), { touch: touch.id })],
  });
}

function listEvent(touch: Touch, type: DomainEvent['type'], at: number, data: DomainEvent['data']): DomainEvent {
  return {
    key: `${touch.id}.${type}`,
    at,
    type,
    campaign: touch.campaign,
    ...(touch.contact !== undefined && { contact: touch.contact }),
    ...(touch.cause !== '' && { cause: touch.cause }),
    data,
  };
}
