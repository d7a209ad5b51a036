import { toChange } from '../../workflows/domain/draft.ts';
import { planRequestedSend } from '../../workflows/domain/requested-mail.ts';
import { claimTouch, confirmFailed, confirmSent, markUncertain, planSend } from '../../workflows/domain/send-stay.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import { isForColleagues } from '../../workflows/planner/organisation-rule.ts';
import type { MailResult, Ports } from '../../workflows/ports.ts';
import { transact } from '../shared/transact.ts';
import { isAbandoned, isWaitingForRetry, RETRY_SECONDS } from './not-now.ts';
import { sendList } from './send-list.ts';

/** Claims a touch, hands it to the mailer once, and writes down what became of it. Delivered twice, it is sent once. */
export function sendTouch(ports: Ports) {
  return async (id: string): Promise<void> => {
    const touch = await ports.store.touch(id);
    if (!touch) return;
    if (touch.enrollment === undefined) {
      await sendList(ports, touch);
      return;
    }
    if (touch.status === 'sending' && !(await isAbandoned(ports, touch))) return;
    if (touch.status === 'sending') {
      await settle(ports, touch, markUncertain);
      return;
    }
    if (touch.status !== 'planned' || isWaitingForRetry(ports, touch)) return;
    const claimed = await claim(ports, touch);
    if (claimed) await send(ports, claimed);
  };
}

/** One transaction: the touch is ours, the stay is open, and the contact's permissions are what the planner saw. */
async function claim(ports: Ports, touch: Touch): Promise<Touch | undefined> {
  const claimed = await transact<Touch | undefined>(ports, touch.enrollment ?? '', (draft) => {
    const current = draft.from.touch?.id === touch.id ? draft.from.touch : touch;
    const plan = current.requested ? planRequestedSend(draft, current) : planSend(draft, current);
    if (plan === 'stop') return { result: undefined };
    if (plan === 'changed') return { write: toChange(draft), result: undefined };
    const next = claimTouch(draft, current);
    const { enrollment, contact, organisation } = draft.from;
    const noted = draft.contact !== contact;
    return {
      write: {
        unchanged: { enrollment: enrollment.id, version: enrollment.version },
        // Written, the contact must be of the version the planner saw all the same.
        ...(noted
          ? { contact: draft.contact }
          : { unchangedContact: { contact: contact.id, version: contact.version } }),
        ...(isForColleagues(next) && {
          unchangedOrganisation: { organisation: organisation.id, version: organisation.version },
        }),
        touches: [{ next, ifStatus: 'planned' }],
      },
      result: next,
    };
  });
  return claimed.status === 'done' ? claimed.result : undefined;
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
  await transact(ports, touch.enrollment ?? '', (draft) => {
    const current = draft.from.touch?.id === touch.id ? draft.from.touch : touch;
    if (current.status !== 'sending') return { result: false };
    change(draft, current);
    return { write: toChange(draft), result: true };
  });
}

/** The mailer proved that nothing went out: planned again, tried again in a minute. It keeps when it was tried. */
async function giveBack(ports: Ports, touch: Touch): Promise<void> {
  await ports.store.commit({ touches: [{ next: { ...touch, status: 'planned' }, ifStatus: 'sending' }] });
  await ports.queues.send(touch.id, RETRY_SECONDS);
}
