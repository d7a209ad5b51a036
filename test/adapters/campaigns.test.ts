import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createMemoryObjects } from '../../functions/adapters/memory/memory-objects.ts';
import { createMemoryStore } from '../../functions/adapters/memory/memory-store.ts';
import { createCampaigns, UnknownCampaign } from '../../functions/adapters/s3/campaigns.ts';
import type { CampaignPointer } from '../../functions/shared/cloud-ports.ts';
import { bundleCampaign } from '../../infra/local/bundle-campaign.ts';
import { loadCampaign } from '../../infra/local/load-campaign.ts';
import { Throttled, Unavailable } from '../../workflows/errors.ts';
import { aCampaign } from '../contracts/items.ts';

const ID = 'zakendoen-in-afrika';
const FILE = fileURLToPath(new URL(`../../campaigns/${ID}/campaign.yaml`, import.meta.url));
const BUNDLE = bundleCampaign(await loadCampaign(FILE)) ?? '';

function aPointer(version: number, bundleHash = 'h1'): CampaignPointer {
  const bundleKey = `campaigns/${ID}/${bundleHash}.json`;
  return { schema: 1, campaign: ID, version, bundleKey, bundleHash, audienceHash: 'a', launch: 'l' };
}

/** A launched campaign, and what was asked of pointers, table and bucket. */
/** Nobody said anything of an absence: with one the files are laid anew under each word on it. */
function aPlainCampaign(version: number, rev: number) {
  const { absences: _absences, ...plain } = aCampaign(version, { id: ID, rev });
  return plain;
}

async function arrange() {
  const asked: string[] = [];
  const clock = { now: 0 };
  const files = createMemoryObjects();
  await files.put(`campaigns/${ID}/h1.json`, BUNDLE);
  const table = createMemoryStore(() => undefined);
  await table.commit({ campaign: aCampaign(1, { id: ID }) });
  const world: { pointer: CampaignPointer | undefined; fault?: Error } = { pointer: aPointer(1) };
  const see = (what: string): void => void asked.push(what);
  const campaigns = createCampaigns({
    objects: {
      get: (key) => {
        see(`get ${key}`);
        return files.get(key);
      },
    },
    pointers: {
      pointer: async () => {
        see('pointer');
        if (world.fault) throw world.fault;
        return world.pointer;
      },
    },
    store: {
      ...table,
      campaignState: (id) => {
        see('state');
        return table.campaignState(id);
      },
    },
    now: () => clock.now,
  });
  return { campaigns, table, files, clock, world, take: () => asked.splice(0) };
}

describe('a campaign', () => {
  it('is its files, ready to run, and its state', async () => {
    const { campaigns } = await arrange();
    const { setup, state } = await campaigns.live(ID);
    expect(setup.campaign.campaign).toBe(ID);
    expect(setup.workflow.id).toMatch(/^seminar@/);
    expect(state).toEqual(aCampaign(1, { id: ID }));
    const { texts } = await campaigns.bundle(ID);
    expect(texts.builtIn.has('nl/invitation.md')).toBe(true);
  });

  it('is read at most once in five seconds, however many ask', async () => {
    const { campaigns, clock, take } = await arrange();
    const [first, second] = await Promise.all([campaigns.live(ID), campaigns.live(ID)]);
    expect(take()).toEqual(['pointer', 'state', `get campaigns/${ID}/h1.json`]);
    clock.now = 4_999;
    expect(await campaigns.live(ID)).toBe(first);
    expect(second).toBe(first);
    expect(take()).toEqual([]);
    clock.now = 5_000;
    await campaigns.live(ID);
    expect(take()).toEqual(['pointer', 'state']);
  });

  it('stays the very same while nothing has changed', async () => {
    const { campaigns, clock } = await arrange();
    const first = await campaigns.live(ID);
    clock.now = 60_000;
    expect(await campaigns.live(ID)).toBe(first);
  });

  it('keeps its files, parsed once, when only its state changes', async () => {
    const { campaigns, table, clock, take } = await arrange();
    await table.commit({ campaign: aPlainCampaign(2, 6) });
    const first = await campaigns.live(ID);
    await table.commit({ campaign: aPlainCampaign(3, 7) });
    clock.now = 5_000;
    take();
    const second = await campaigns.live(ID);
    expect(second.state.rev).toBe(7);
    expect(second.setup).toBe(first.setup);
    expect(take()).toEqual(['pointer', 'state']);
  });

  it('takes on new files when the pointer says so', async () => {
    const { campaigns, files, clock, world } = await arrange();
    const first = await campaigns.live(ID);
    await files.put(`campaigns/${ID}/h2.json`, BUNDLE.replaceAll('"capacity":', '"capacity":1'));
    world.pointer = aPointer(2, 'h2');
    clock.now = 5_000;
    const second = await campaigns.live(ID);
    expect(second).not.toBe(first);
    expect(second.state).toBe(first.state);
    expect(second.setup.campaign.event?.capacity).not.toBe(first.setup.campaign.event?.capacity);
  });
});

describe('a campaign that was changed here', () => {
  it('is read anew at once: its clock never sees what it has just changed', async () => {
    const { campaigns } = await arrange();
    await campaigns.live(ID);
    expect(await campaigns.store.commit({ campaign: aCampaign(2, { id: ID, rev: 1 }) })).toEqual({ ok: true });
    expect((await campaigns.live(ID)).state.rev).toBe(1);
  });

  it('and refused is read anew, too: somebody else was first', async () => {
    const { campaigns, table } = await arrange();
    await campaigns.live(ID);
    await table.commit({ campaign: aCampaign(2, { id: ID, rev: 1 }) });
    const refused = await campaigns.store.commit({ campaign: aCampaign(2, { id: ID, rev: 2 }) });
    expect(refused).toEqual({ ok: false, reason: 'version' });
    expect((await campaigns.live(ID)).state.rev).toBe(1);
  });

  it('is not read anew for a commit that leaves it alone', async () => {
    const { campaigns, take } = await arrange();
    await campaigns.live(ID);
    take();
    await campaigns.store.commit({ claim: { key: 'a', result: 'recorded' } });
    await campaigns.live(ID);
    expect(take()).toEqual([]);
  });
});

describe('a campaign that cannot be read', () => {
  it('was never launched: a fault with a name', async () => {
    const { campaigns, world } = await arrange();
    await expect(campaigns.live('nobody')).rejects.toThrow(new UnknownCampaign('no campaign nobody'));
    world.pointer = undefined;
    await expect(campaigns.bundle(ID)).rejects.toThrow(UnknownCampaign);
  });

  it('is asked for again by the next: a failure is not kept', async () => {
    const { campaigns, world } = await arrange();
    world.fault = new Throttled('busy');
    await expect(campaigns.live(ID)).rejects.toThrow(Throttled);
    delete world.fault;
    expect((await campaigns.live(ID)).state.id).toBe(ID);
  });

  it('is a fault where its bundle is not in the bucket', async () => {
    const { campaigns, world } = await arrange();
    world.pointer = aPointer(1, 'gone');
    await expect(campaigns.live(ID)).rejects.toThrow(Unavailable);
  });
});
