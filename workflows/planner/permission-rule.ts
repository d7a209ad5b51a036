import { isOnRequest } from '../domain/asked-slides.ts';
import { hasLostNumber } from '../domain/wrong-number.ts';
import { marketingPhone, mayMail } from '../permission/channels-for.ts';
import type { PlanRule } from './verdict.ts';

/** What the contact or the law does not allow on this channel. */
export const permissionRule: PlanRule = ({ draft, step, touch }) => {
  if (touch.kind !== 'call' && touch.kind !== 'mail') return undefined;
  const channel =
    touch.kind === 'call'
      ? marketingPhone(draft.contact)
      : mayMail(draft.contact, touch.mailKind === 'marketing' && !isOnRequest(draft, step) ? 'marketing' : 'service');
  if (channel.allowed) return undefined;
  const { reason } = channel;
  // Nobody found the right number in time: the way on is that of who was not reached.
  if (touch.kind === 'call' && hasLostNumber(draft)) return { do: 'skip', reason, usedUp: true };
  return { do: 'skip', reason };
};
