import { startOfDay } from './agenda.ts';
import type { Draft } from './draft.ts';
import type { Touch } from './touch.ts';

/** The places for invitations one rep has on one day, over all campaigns. */
export interface InvitationDay {
  readonly rep: string;
  /** Of the contact: the day on which it reaches him. */
  readonly date: string;
  readonly places: number;
  /** Where this campaign has no place left: the start of the contact's next business day. */
  readonly nextDay: number;
}

/**
 * The day whose places a mail counts against: that of the first one to a contact in a campaign, his invitation. Undefined
 * for every other touch, and where it holds a place of that day already.
 */
export function invitationDay({ live, contact, now, next }: Draft, touch: Touch): InvitationDay | undefined {
  const isInvitation =
    touch.kind === 'mail' && touch.to === 'contact' && touch.mailKind === 'marketing' && touch.stay === 1;
  if (!isInvitation || touch.requested || touch.meanwhile) return undefined;
  const { calendars, campaign } = live.setup;
  const calendar = calendars.contact(contact);
  const date = calendar.localDate(now);
  if (touch.placeOn === date) return undefined;
  return {
    rep: next.rep ?? campaign.managers.sales,
    date,
    places: campaign.limits.invitesPerRepPerDay,
    nextDay: startOfDay(calendar, calendar.instant(calendar.nextBusinessDay(date), 0)),
  };
}
