import { type ListMail, listTouch } from '../../workflows/domain/list-touch.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Ports } from '../../workflows/ports.ts';

/** Plans a mail outside any stay and hands it to the send queue; planned twice, it goes once. */
export async function planList(ports: Ports, live: LiveCampaign, mail: ListMail): Promise<void> {
  const touch = listTouch(live, mail, ports.clock.now());
  await ports.store.commit({ touches: [{ next: touch, ifStatus: 'absent' }] });
  await handOut(ports, touch);
}

/** To the send queue at its time. Lost on the way, the sweep brings it ten minutes later. */
export async function handOut(ports: Ports, { id, notBefore }: Touch): Promise<void> {
  if (notBefore > ports.clock.now()) await ports.schedules.create(`send.${id}`, notBefore, { kind: 'send', touch: id });
  else await ports.queues.send(id, 0);
}
