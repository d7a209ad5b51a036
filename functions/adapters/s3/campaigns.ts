import type { LiveCampaign } from '../../../workflows/domain/live-campaign.ts';
import { toLive } from '../../../workflows/domain/with-absences.ts';
import { Unavailable } from '../../../workflows/errors.ts';
import type { Ports, Store } from '../../../workflows/ports.ts';
import { type CampaignBundle, parseBundle } from '../../shared/campaign-bundle.ts';
import type { CampaignPointer, CampaignPointers, Objects } from '../../shared/cloud-ports.ts';
import { newCampaignState } from '../../shared/new-campaign-state.ts';

export interface CampaignsOptions {
  readonly objects: Pick<Objects, 'get'>;
  readonly pointers: Pick<CampaignPointers, 'pointer'>;
  readonly store: Store;
  readonly now: () => number;
}

/** Campaigns as they run now, and what stands with them. */
export interface LiveCampaigns {
  /** @throws UnknownCampaign */
  readonly live: Ports['campaigns']['live'];
  /** The campaign's files, with its texts. @throws UnknownCampaign */
  readonly bundle: (id: string) => Promise<CampaignBundle>;
  /**
   * The store, for whoever decides on these campaigns: what is committed through it is not held back by the cache.
   * Without it the campaign's clock would see for seconds what it has just changed, and do it again.
   */
  readonly store: Store;
}

/** Thrown for a campaign that was never launched: neither its files nor its state are there. */
export class UnknownCampaign extends Error {
  override readonly name = 'UnknownCampaign';
}

/** How long a launch or a change made elsewhere may stay unseen. */
const CACHE_MS = 5_000;

/** One campaign as it was read last. Kept beyond the cache's time: what has not changed is not made anew. */
interface Held {
  readonly bundleHash: string;
  readonly bundle: CampaignBundle;
  readonly live: LiveCampaign;
}

interface Reading {
  readonly until: number;
  readonly held: Promise<Held>;
}

/** Campaigns read through a cache of five seconds; a bundle is fetched and parsed once for each hash. */
export function createCampaigns({ objects, pointers, store, now }: CampaignsOptions): LiveCampaigns {
  const last = new Map<string, Held>();
  const readings = new Map<string, Reading>();

  const read = async (id: string): Promise<Held> => {
    const [pointer, state] = await Promise.all([pointers.pointer(id), store.campaignState(id)]);
    if (!pointer || !state) return readReviewed(id);
    const { bundleHash } = pointer;
    const before = last.get(id);
    const bundle = before?.bundleHash === bundleHash ? before.bundle : await readBundle(objects, pointer);
    const isSame = before?.bundle === bundle && before.live.state.version === state.version;
    const held = isSame ? before : { bundleHash, bundle, live: toLive(bundle.setup, state) };
    last.set(id, held);
    return held;
  };

  /** Before it is launched: the files under review, and the state it is to be launched in. */
  const readReviewed = async (id: string): Promise<Held> => {
    const review = await store.audienceReview(id);
    if (!review) throw new UnknownCampaign(`no campaign ${id}`);
    const { bundleHash, bundleKey, launchAt } = review;
    const known = last.get(id);
    const bundle =
      known?.bundleHash === bundleHash ? known.bundle : await readBundle(objects, { campaign: id, bundleKey });
    const held = { bundleHash, bundle, live: toLive(bundle.setup, newCampaignState(bundle.setup, launchAt)) };
    last.set(id, held);
    return held;
  };

  const find = (id: string): Promise<Held> => {
    const known = readings.get(id);
    if (known && now() < known.until) return known.held;
    const reading = { until: now() + CACHE_MS, held: read(id) };
    readings.set(id, reading);
    // A failure is not kept: the next who asks reads again. Whoever waits for this reading hears of it himself.
    reading.held.catch(() => readings.get(id) === reading && readings.delete(id));
    return reading.held;
  };

  return {
    live: async (id) => (await find(id)).live,
    bundle: async (id) => (await find(id)).bundle,
    store: {
      ...store,
      commit: async (change) => {
        try {
          return await store.commit(change);
        } finally {
          // Refused or broken off, too: then somebody else may have changed it.
          if (change.campaign) readings.delete(change.campaign.id);
          if (change.review) readings.delete(change.review.id);
        }
      },
    },
  };
}

async function readBundle(
  objects: Pick<Objects, 'get'>,
  pointer: Pick<CampaignPointer, 'campaign' | 'bundleKey'>,
): Promise<CampaignBundle> {
  const text = await objects.get(pointer.bundleKey);
  if (text === undefined) throw new Unavailable(`${pointer.campaign}: its bundle ${pointer.bundleKey} is not there`);
  return parseBundle(text);
}
