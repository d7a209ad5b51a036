import { clockOf, type LiveCampaign, URGENT_HOURS } from '../../workflows/domain/live-campaign.ts';
import type { Receiver, Touch } from '../../workflows/domain/touch.ts';
import type { Ports } from '../../workflows/ports.ts';

export interface ListMail {
  /** Unique by cause, e.g. `digest.<rep>.<date>`: the same cause is the same mail. */
  readonly id: string;
  readonly to: Receiver;
  readonly receiver: string;
  readonly template: string;
  readonly rep?: string;
  /** `urgent` goes on any day between 07:00 and 21:00; else inside the hours of whoever gets it. */
  readonly urgency?: 'urgent' | 'normal';
  /** Key of the event that led to it. */
  readonly cause?: string;
}

/** Plans a mail outside any stay and hands it to the send queue; planned twice, it goes once. */
export async function planList(ports: Ports, live: LiveCampaign, mail: ListMail): Promise<void> {
  const { campaign, reps, calendars } = live.setup;
  const now = ports.clock.now();
  const urgency = mail.urgency ?? 'normal';
  const calendar = calendars.rep(mail.receiver);
  const at = urgency === 'urgent' ? clockOf(calendar.zone).nextOpen(now, URGENT_HOURS) : calendar.nextOpen(now);
  const touch: Touch = {
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
  await ports.store.commit({ touches: [{ next: touch, ifStatus: 'absent' }] });
  if (at > now) await ports.schedules.create(`send.${touch.id}`, at, { kind: 'send', touch: touch.id });
  else await ports.queues.send(touch.id, 0);
}
