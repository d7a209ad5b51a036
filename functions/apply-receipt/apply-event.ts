import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { SignalBy } from '../../workflows/domain/signal.ts';
import { Unavailable } from '../../workflows/errors.ts';
import type { Ports } from '../../workflows/ports.ts';
import { isSignalName, type SignalName, signalSpec } from '../../workflows/signals.ts';
import { closeAttendance } from '../close-attendance/close-attendance.ts';
import { unmatchedKey } from '../receive-webhook/match-events.ts';
import type { ReceivedEvent, Reviews } from '../shared/cloud-ports.ts';
import { doubtAttendees } from '../shared/doubt-attendees.ts';
import { receiveSignal } from '../shared/receive-signal.ts';
import { commitOrWait, MAX_TRIES } from '../shared/transact.ts';
import { updateContact } from './update-contact.ts';

export type ApplyPorts = Ports & { readonly reviews: Reviews };

/** What became of an event; `unmatched`: it waits on the review list. */
export type Applied = 'applied' | 'duplicate' | 'unmatched';

/** Applies one event of a webhook or a page by the same use cases as everybody's; again it changes nothing. */
export function applyEvent(ports: ApplyPorts) {
  const receive = receiveSignal(ports);
  const close = closeAttendance(ports);
  const update = updateContact(ports);
  return async (event: ReceivedEvent): Promise<Applied> => {
    const { enrollment, key, occurredAt, touch, data, campaign, reporter } = event;
    if (event.type === 'attendance.closed') {
      await close({ campaign, by: 'system' });
      return 'applied';
    }
    if (enrollment === undefined) return keepForReview(ports, event);
    if (event.signal === undefined) return update({ ...event, enrollment });
    const signal = nameOf(event.signal);
    const received = await receive({
      key,
      signal,
      enrollment,
      by: event.by ?? senderOf(signal),
      occurredAt,
      ...(touch !== undefined && { touch }),
      ...(data && { data }),
      ...(reporter !== undefined && { who: reporter }),
    });
    return received === 'duplicate' || received === 'unmatched' ? received : 'applied';
  };
}

function nameOf(name: string): SignalName {
  if (isSignalName(name)) return name;
  throw new Error(`${name} is no signal of this release`);
}

/** A system, where the table of signals lets it; else who said it to the system. */
function senderOf(signal: SignalName): SignalBy {
  const { sentBy } = signalSpec(signal);
  return sentBy.includes('system') ? 'system' : (sentBy[0] ?? 'system');
}

function isPresence(signal: string | undefined): boolean {
  return signal === 'attended' || signal === 'left-early';
}

/** On the review list once, however often it is delivered and whether or not it has been settled since. */
async function keepForReview(ports: ApplyPorts, event: ReceivedEvent): Promise<Applied> {
  const notice = unmatchedKey(event.key);
  if (await ports.store.claim(notice)) return 'duplicate';
  const { who = {}, ...what } = event;
  const at = ports.clock.now();
  await ports.reviews.add({ schema: 1, campaign: event.campaign, id: event.key, at, what, who });
  if (isPresence(event.signal)) await doubtAttendees(ports, { campaign: event.campaign, id: event.key, who });
  const { campaign, signal } = event;
  const data = { signal, reason: 'unmatched' };
  const told: DomainEvent = { key: notice, at, type: 'SignalIgnored', campaign, data };
  const change = { claim: { key: notice, result: 'ignored' as const }, events: signal === undefined ? [] : [told] };
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    if (await commitOrWait(ports, change, attempt)) return 'unmatched';
  }
  throw new Unavailable(`${event.key}: not kept for review after ${MAX_TRIES} tries`);
}
