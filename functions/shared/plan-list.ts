import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Receiver, Touch } from '../../workflows/domain/touch.ts';
import type { Ports } from '../../workflows/ports.ts';

export interface ListMail {
  /** Unique by cause, e.g. `digest.<rep>.<date>`: the same cause is the same mail. */
  readonly id: string;
  readonly to: Receiver;
  readonly receiver: string;
  readonly template: string;
  readonly rep?: string;
  /** Key of the event that led to it. */
  readonly cause: string;
}

/** Plans a mail outside any stay and hands it to the send queue; planned twice, it goes once. */
export async function planList(ports: Ports, live: LiveCampaign, mail: ListMail): Promise<void> {
  const { campaign, reps } = live.setup;
  const touch: Touch = {
    schema: 1,
    campaign: campaign.campaign,
    stay: 0,
    step: mail.template,
    kind: 'list',
    status: 'planned',
    mailKind: 'internal',
    urgency: 'normal',
    attempt: 1,
    attempts: 1,
    notBefore: ports.clock.now(),
    item: reps.get(mail.receiver)?.language ?? campaign.language,
    ...mail,
  };
  await ports.store.commit({ touches: [{ next: touch, ifStatus: 'absent' }] });
  await ports.queues.send(touch.id, 0);
}
