import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { uploadLaunch } from '../../cli/cloud/upload-launch.ts';
import type { OperatePorts } from '../../functions/operate/operate-ports.ts';
import { parseBundle } from '../../functions/shared/campaign-bundle.ts';
import { type LoadedCampaign, loadCampaign } from '../../infra/local/load-campaign.ts';
import { checkInvariant } from '../../workflows/domain/enrollment.ts';
import { Throttled, Unavailable } from '../../workflows/errors.ts';
import { createRandom } from '../simulation/random.ts';
import { CAMPAIGN, change, type OnStage, smallCampaign, stageFor } from './launched-campaign.ts';

type Strike = 'before' | 'after' | 'throttle';

/** Every call of `operate` and of the enrolment fails by chance, before or after its effect, so many times. */
function striking(seed: number, times: number) {
  const random = createRandom(seed);
  let left = times;
  const strike = (): Strike | undefined => {
    if (left === 0 || random() > 0.12) return undefined;
    left -= 1;
    return (['before', 'after', 'throttle'] as const)[Math.floor(random() * 3)];
  };
  const point =
    <Given extends readonly unknown[], Result>(effect: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      const kind = strike();
      if (kind === 'before') throw new Unavailable('cut before');
      if (kind === 'throttle') throw new Throttled('too many');
      const result = await effect(...given);
      if (kind === 'after') throw new Unavailable('cut after');
      return result;
    };
  const around = (ports: OperatePorts): OperatePorts => ({
    ...ports,
    // A worker outside of the virtual time would wait for ever.
    clock: { ...ports.clock, sleep: async () => undefined },
    store: { ...ports.store, commit: point(ports.store.commit), contact: point(ports.store.contact) },
    objects: { get: point(ports.objects.get), put: point(ports.objects.put), list: point(ports.objects.list) },
    pointers: {
      pointer: point(ports.pointers.pointer),
      point: point(ports.pointers.point),
      launched: point(ports.pointers.launched),
    },
    machines: { create: point(ports.machines.create) },
    schedules: { create: point(ports.schedules.create) },
    enrolment: { start: point(ports.enrolment.start), status: point(ports.enrolment.status) },
    executions: { ...ports.executions, start: point(ports.executions.start) },
  });
  return { around, made: () => times - left };
}

/** Sends a request until it gets through, as a person does who launches again. */
async function insist({ stage }: OnStage, request: object): Promise<Record<string, unknown>> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      return { ...(await stage.operate(request)) };
    } catch (fault) {
      if (!(fault instanceof Unavailable || fault instanceof Throttled)) throw fault;
      await stage.world.clock.runUntil(stage.world.clock.now() + 1_000);
    }
  }
  throw new Error('never got through');
}

/** What must be the same however often somebody died. */
function landed({ stage }: OnStage) {
  const { enrollments, contacts, organisations } = stage.world.store.items;
  const plain = [...organisations.values()].map(({ id, leads, withSales, owner }) => ({ id, leads, withSales, owner }));
  return {
    enrolled: [...enrollments.keys()].sort(),
    contacts: [...contacts.values()]
      .map(({ id, firstName }) => ({ id, firstName }))
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
    organisations: plain.sort((one, other) => (one.id < other.id ? -1 : 1)),
    started: stage.world.events.filter(({ type }) => type === 'EnrollmentStarted').length,
    launched: stage.world.events.filter(({ type }) => type === 'CampaignLaunched').length,
    rejected: stage.world.events.filter(({ type }) => type === 'RowRejected').map(({ key }) => key),
    entered: stage.world.events.filter(({ type, stay }) => type === 'StepEntered' && stay === 1).length,
    unsound: [...enrollments.values()].flatMap(checkInvariant),
  };
}

async function launchTwice(on: OnStage, campaigns: readonly LoadedCampaign[]): Promise<void> {
  for (const loaded of campaigns) {
    const uploaded = await uploadLaunch(on.stage.objects, loaded, { withAudience: true });
    const launched = await insist(on, { do: 'launch', ...uploaded });
    expect(launched).toMatchObject({ ok: true });
    for (let look = 0; look < 100; look += 1) {
      const { state } = await insist(on, { do: 'launch-status', campaign: CAMPAIGN, launch: String(launched.launch) });
      if (state === 'done') break;
      await on.stage.world.clock.runUntil(on.stage.world.clock.now() + 10_000);
    }
    expect(await insist(on, { do: 'launch', ...uploaded })).toMatchObject({ status: 'nothing-to-do' });
  }
  await on.stage.world.clock.runUntil(on.stage.world.clock.now() + 3_600_000);
}

describe('a launch that dies half-way', () => {
  const folder = smallCampaign(12);
  const fuller = smallCampaign(16);
  change(fuller, 'invitees.csv', (text) => {
    const [headings = '', first = '', ...rest] = text.replace('Jansen', 'Janssen').split('\n');
    // A colleague of the first joins his organisation.
    const colleague = first.replace(/[\w.]+@/, 'colleague@').replace(/\+31[\d ]+/g, '');
    return [headings, first, ...rest, colleague].join('\n');
  });
  const campaigns = Promise.all([folder, fuller].map((path) => loadCampaign(join(path, 'campaign.yaml'))));
  const sound = campaigns.then(async (both) => {
    const on = await stageFor(folder);
    await launchTwice(on, both);
    return landed(on);
  });

  it('counts who joins an organisation once there', async () => {
    const [, second] = await campaigns;
    const colleague = second?.audience?.contacts.find(({ email }) => email?.startsWith('colleague@'));
    const ofHis =
      second?.audience?.contacts.filter(({ organisation }) => organisation === colleague?.organisation) ?? [];
    expect(ofHis.length).toBeGreaterThan(1);
    const stored = (await sound).organisations.find(({ id }) => id === colleague?.organisation);
    expect(stored?.leads).toBe(ofHis.filter(({ stage }) => stage === 'lead').length);
  });

  it.each(Array.from({ length: 40 }, (_, index) => index + 1))(
    'ends, launched again, as one that did not: seed %i',
    async (seed) => {
      const { around, made } = striking(seed, 25);
      const struck = await stageFor(folder, { around });
      await launchTwice(struck, await campaigns);
      expect(made()).toBeGreaterThan(3);
      expect(landed(struck)).toEqual(await sound);
      const pointer = await struck.stage.ports.pointers.pointer(CAMPAIGN);
      const bundle = (await struck.stage.objects.get(pointer?.bundleKey ?? '')) ?? '';
      expect(parseBundle(bundle).hash).toBe(pointer?.bundleHash);
    },
  );

  it('gives each rep his first day and the campaign its clock', async () => {
    const { around } = striking(5, 30);
    const struck = await stageFor(folder, { around });
    await launchTwice(struck, (await campaigns).slice(0, 1));
    await struck.stage.world.clock.runUntil(struck.stage.world.clock.now() + 50 * 86_400_000);
    const digests = struck.stage.world.events.filter(({ type }) => type === 'CallTaskSent');
    expect(digests.length).toBeGreaterThan(0);
    expect(struck.stage.world.live().state.timer).toBeDefined();
  });
});
