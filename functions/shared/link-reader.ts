import { hashId } from '../../workflows/audience/hash-id.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { sha256 } from './sha256.ts';

/** Who reads a page of ours: a rep by address, a manager by side, the host, or a manager of reps only. */
export type Reader =
  | { readonly role: 'rep' | 'host' | 'repsManager'; readonly address: string }
  | { readonly role: 'marketing' | 'sales' | 'tieBreak'; readonly address: string };

const KEY_LENGTH = 12;

/** A rep as links name him: by a hash, so that no address stands in one. Another one in each campaign. */
function repKey(campaign: string, address: string): string {
  return hashId(sha256(`reader ${campaign} ${address.toLowerCase()}`)).slice(0, KEY_LENGTH);
}

/** How a mail's links name whoever gets it. Both managers may be one person: then the mail says for which side it is. */
export function readerKey(setup: CampaignSetup, address: string, side?: string): string {
  const { campaign, managers, event } = setup.campaign;
  if (side === 'marketing' || side === 'sales') return side;
  if (side === 'tie-break') return 'tieBreak';
  if (setup.reps.has(address)) return repKey(campaign, address);
  if (address === managers.marketing) return 'marketing';
  if (address === managers.sales) return 'sales';
  return address === event?.host?.email ? 'host' : repKey(campaign, address);
}

/** Whoever a link names, as the campaign's files are now; undefined for a rep who is no longer in them. */
export function findReader(setup: CampaignSetup, key: string): Reader | undefined {
  const { campaign, managers, event } = setup.campaign;
  if (key === 'marketing' || key === 'sales') return { role: key, address: managers[key] };
  if (key === 'tieBreak' && managers.tieBreak !== undefined) return { role: key, address: managers.tieBreak };
  const host = event?.host?.email;
  if (key === 'host') return host === undefined ? undefined : { role: 'host', address: host };
  for (const address of setup.reps.keys()) {
    if (repKey(campaign, address) === key) return { role: 'rep', address };
  }
  // A rep's own manager need be no manager of the campaign.
  for (const { manager } of setup.reps.values()) {
    if (manager !== undefined && repKey(campaign, manager) === key) return { role: 'repsManager', address: manager };
  }
  return undefined;
}
