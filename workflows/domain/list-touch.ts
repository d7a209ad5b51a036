import { clockOf, type LiveCampaign, URGENT_HOURS } from './live-campaign.ts';
import type { Receiver, Touch } from './touch.ts';

export interface ListMail {
  /** Unique by cause, e.g. `digest.<rep>.<date>`: the same cause is the same mail. */
  readonly id: string;
  readonly to: Receiver;
  readonly receiver: string;
  readonly template: string;
  readonly rep?: string;
  /** The enrollment it is about, where it is about one. */
  readonly about?: string;
  readonly contact?: string;
  /** `urgent` goes on any day between 07:00 and 21:00; else inside the hours of whoever gets it. */
  readonly urgency?: 'urgent' | 'normal';
  /** What it is about, where one text serves several occasions. */
  readonly reason?: string;
  /** Key of the event that led to it. */
  readonly cause?: string;
}

/** A mail outside any stay, as it is planned now: to a rep, a manager or the host. */
export function listTouch(live: LiveCampaign, mail: ListMail, now: number): Touch {
  const { campaign, reps, calendars } = live.setup;
  const urgency = mail.urgency ?? 'normal';
  const calendar = calendars.rep(mail.receiver);
  const at = urgency === 'urgent' ? clockOf(calendar.zone).nextOpen(now, URGENT_HOURS) : calendar.nextOpen(now);
  return {
    schema: 1,
    campaign: campaign.campaign,
    stay: 0,
    step: mail.template,
    kind: 'list',
    status: 'planned',
    mailKind: 'internal',
    attempt: 1,
    attempts: 1,
    notBefore: at,
    item: reps.get(mail.receiver)?.language ?? campaign.language,
    cause: '',
    ...mail,
    urgency,
  };
}
