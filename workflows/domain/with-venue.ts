import type { CampaignSetup } from './live-campaign.ts';

/** Made once for each file and venue: what is held by a setup stays held. */
const MOVED = new WeakMap<CampaignSetup, { readonly venue: string; readonly setup: CampaignSetup }>();

/** The event at another place, `Name, address`: what the file says of the old one (its route above all) holds no longer. */
export function withVenue(setup: CampaignSetup, venue: string): CampaignSetup {
  const { campaign } = setup;
  if (!campaign.event) return setup;
  const known = MOVED.get(setup);
  if (known?.venue === venue) return known.setup;
  const [name = venue, ...rest] = venue.split(',').map((part) => part.trim());
  const place = rest.length === 0 ? { name } : { name, address: rest.join(', ') };
  const moved = { ...setup, campaign: { ...campaign, event: { ...campaign.event, venue: place } } };
  MOVED.set(setup, { venue, setup: moved });
  return moved;
}
