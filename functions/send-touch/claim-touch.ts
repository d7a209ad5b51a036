import { type Draft, toChange } from '../../workflows/domain/draft.ts';
import { type InvitationDay, invitationDay } from '../../workflows/domain/invitation-place.ts';
import { planMeanwhileSend } from '../../workflows/domain/meanwhile-send.ts';
import { isReplyTask } from '../../workflows/domain/reply.ts';
import { planRequestedSend } from '../../workflows/domain/requested-mail.ts';
import { claimTouch as claimInDraft, planSend, putOff, type SendResult } from '../../workflows/domain/send-stay.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import { isForColleagues } from '../../workflows/planner/organisation-rule.ts';
import type { Change, Ports } from '../../workflows/ports.ts';
import { type Decided, transact } from '../shared/transact.ts';
import type { InvitationPlaces } from './invitation-places.ts';

/**
 * One transaction: the touch is ours, the stay is open, and the contact's permissions are what the planner saw. An
 * invitation claims one of its rep's places of the day with it, so that two campaigns never use the same one.
 */
export function claimTouch(ports: Ports, places: InvitationPlaces) {
  return async (touch: Touch): Promise<Touch | undefined> => {
    for (;;) {
      let place: string | undefined;
      const claimed = await transact<Touch | undefined>(ports, touch.enrollment ?? '', (draft) => {
        place = undefined;
        const current = draft.from.touch?.id === touch.id ? draft.from.touch : touch;
        const plan = planOf(draft, current);
        if (plan === 'stop') return { result: undefined };
        if (plan === 'changed') return { write: toChange(draft), result: undefined };
        const day = invitationDay(draft, current);
        if (day) place = places.next(day);
        if (day && place === undefined) return moveOn(draft, current, day);
        const next = claimInDraft(draft, day ? { ...current, placeOn: day.date } : current);
        const claim = place === undefined ? {} : { claim: { key: place, result: 'recorded' as const } };
        return { write: { ...guarded(draft, next), ...claim }, result: next };
      });
      if (place !== undefined) await places.tried(place, claimed.status === 'done');
      if (claimed.status !== 'refused') return claimed.status === 'done' ? claimed.result : undefined;
    }
  };
}

/** What a stay sends is asked for again; what goes beside it is owed to whoever gets it. */
function planOf(draft: Draft, touch: Touch): SendResult {
  if (touch.requested) return planRequestedSend(draft, touch);
  if (touch.meanwhile) return planMeanwhileSend(draft, touch);
  if (isReplyTask(touch)) return touch.status === 'planned' ? 'claim' : 'stop';
  return planSend(draft, touch);
}

/** The rep's day is full: the invitation is not dropped, it goes on the next one that has a place. */
function moveOn(draft: Draft, touch: Touch, { nextDay }: InvitationDay): Decided<undefined> {
  putOff(draft, touch, nextDay);
  return { write: toChange(draft), result: undefined };
}

function guarded(draft: Draft, next: Touch): Change {
  const { enrollment, contact, organisation } = draft.from;
  const noted = draft.contact !== contact;
  return {
    unchanged: { enrollment: enrollment.id, version: enrollment.version },
    // Written, the contact must be of the version the planner saw all the same.
    ...(noted ? { contact: draft.contact } : { unchangedContact: { contact: contact.id, version: contact.version } }),
    ...(isForColleagues(next) && {
      unchangedOrganisation: { organisation: organisation.id, version: organisation.version },
    }),
    touches: [{ next, ifStatus: 'planned' }],
  };
}
