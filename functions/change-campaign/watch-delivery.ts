import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';
import { planList } from '../shared/plan-list.ts';
import { pauseCampaign } from './pause-campaign.ts';

/** Fewer than so many say nothing about a list of addresses, or about a text. */
const FEWEST = { bounces: 10, complaints: 3 } as const;
const LOOK_MS = 10 * 60_000;

/** A hard bounce or a complaint came in: ten minutes' worth of them are looked at together. */
export async function noteDelivery(ports: Ports, campaign: string): Promise<void> {
  const bucket = Math.floor(ports.clock.now() / LOOK_MS) + 1;
  const message = { kind: 'campaign', campaign, rev: 0, look: 'delivery' } as const;
  await ports.schedules.create(`delivery.${campaign}.${bucket}`, bucket * LOOK_MS, message);
}

/** A campaign holds itself where too many of its mails come back or are complained of; marketing is told at once. */
export async function watchDelivery(ports: Ports, campaign: string): Promise<void> {
  const live = await ports.campaigns.live(campaign);
  if (live.state.paused || live.state.stopped) return;
  const counts = { sent: 0, bounces: 0, complaints: 0 };
  await eachEnrollment(ports, campaign, ({ spent, facts }) => {
    counts.sent += (spent?.marketing ?? 0) + (spent?.service ?? 0);
    counts.bounces += Number(facts.bounced !== undefined);
    counts.complaints += Number(facts.complained !== undefined);
  });
  const { holdWhen } = live.setup.campaign.limits;
  const worst = (['bounces', 'complaints'] as const).find(
    (what) => counts[what] >= FEWEST[what] && counts[what] > holdWhen[what] * counts.sent,
  );
  if (worst === undefined) return;
  const reason = `${worst}: ${counts[worst]} of ${counts.sent} mails, more than ${Number((holdWhen[worst] * 100).toFixed(2))} %`;
  await pauseCampaign(ports)({ campaign, by: 'system', reason });
  await planList(ports, live, {
    id: `held.${campaign}.${(live.state.changed?.rev ?? 0) + 1}`,
    to: 'manager',
    receiver: live.setup.campaign.managers.marketing,
    template: 'held',
    urgency: 'urgent',
  });
}
