import { isOnRequest } from '../domain/asked-slides.ts';
import { marketingPhone, mayMail } from '../permission/channels-for.ts';
import type { PlanRule } from './verdict.ts';

/** What the contact or the law does not allow on this channel. */
export const permissionRule: PlanRule = ({ draft, step, touch }) => {
  if (touch.kind !== 'call' && touch.kind !== 'mail') return undefined;
  const channel =
    touch.kind === 'call'
      ? marketingPhone(draft.contact)
      : mayMail(draft.contact, touch.mailKind === 'marketing' && !isOnRequest(draft, step) ? 'marketing' : 'service');
  return channel.allowed ? undefined : { do: 'skip', reason: channel.reason };
};
