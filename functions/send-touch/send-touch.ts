import { toChange } from '../../workflows/domain/draft.ts';
import { confirmFailed, confirmSent, markUncertain } from '../../workflows/domain/send-stay.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { MailResult, Ports } from '../../workflows/ports.ts';
import { handOut } from '../shared/plan-list.ts';
import { transact } from '../shared/transact.ts';
import { claimTouch } from './claim-touch.ts';
import { createInvitationPlaces } from './invitation-places.ts';
import { isAbandoned, isCopy, isWaitingForRetry, RETRY_SECONDS } from './not-now.ts';
import { sendList } from './send-list.ts';

/** Claims a touch, hands it to the mailer once, and writes down what became of it. Delivered twice, it is sent once. */
export function sendTouch(ports: Ports) {
  const claim = claimTouch(ports, createInvitationPlaces(ports.store));
  return async (id: string): Promise<'held-back' | undefined> => {
    const touch = await ports.store.touch(id);
    if (!touch) return undefined;
    if (touch.status === 'planned' && (await isCopy(ports, touch))) return 'held-back';
    if (touch.enrollment === undefined) await sendList(ports, touch);
    else await sendOne(ports, touch, claim);
    return undefined;
  };
}

async function sendOne(ports: Ports, touch: Touch, claim: ReturnType<typeof claimTouch>): Promise<void> {
  if (touch.status === 'sending' && !(await isAbandoned(ports, touch))) return;
  if (touch.status === 'sending') {
    await settle(ports, touch, markUncertain);
    return;
  }
  if (touch.status !== 'planned' || isWaitingForRetry(ports, touch)) return;
  const claimed = await claim(touch);
  if (claimed) await send(ports, claimed);
  else if (touch.meanwhile) await waitForTime(ports, touch);
}

/** Put off by the rules: no timer of the enrollment brings it. */
async function waitForTime(ports: Ports, { id, notBefore }: Touch): Promise<void> {
  const now = await ports.store.touch(id);
  if (now?.status !== 'planned' || now.notBefore === notBefore) return;
  await ports.schedules.create(`send.${id}.${now.notBefore}`, now.notBefore, { kind: 'send', touch: id });
}

async function send(ports: Ports, touch: Touch): Promise<void> {
  let result: MailResult;
  try {
    result = await ports.mailer.send(touch, []);
  } catch {
    // Whatever broke after the mail was handed over proves nothing about it: never sent again blindly.
    await settle(ports, touch, markUncertain);
    return;
  }
  if (result.status === 'accepted') await settle(ports, touch, confirmSent);
  else if (result.retry) await giveBack(ports, touch);
  else await settle(ports, touch, (draft, sending) => confirmFailed(draft, sending, result.reason));
}

type Settle = (draft: Parameters<typeof confirmSent>[0], touch: Touch) => void;

/** Writes the result down, once: only while the touch is still claimed. */
async function settle(ports: Ports, touch: Touch, change: Settle): Promise<void> {
  let following: Touch | undefined;
  await transact(ports, touch.enrollment ?? '', (draft) => {
    const current = draft.from.touch?.id === touch.id ? draft.from.touch : touch;
    if (current.status !== 'sending') return { result: false };
    change(draft, current);
    following = draft.touches.find(({ next, ifStatus }) => next.meanwhile && ifStatus === 'absent')?.next;
    return { write: toChange(draft), result: true };
  });
  if (following) await handOut(ports, following);
}

/** The mailer proved that nothing went out: planned again, tried again in a minute. It keeps when it was tried. */
async function giveBack(ports: Ports, touch: Touch): Promise<void> {
  await ports.store.commit({ touches: [{ next: { ...touch, status: 'planned' }, ifStatus: 'sending' }] });
  await ports.queues.send(touch.id, RETRY_SECONDS);
}
