import { createMemoryHistory } from '../../functions/adapters/memory/memory-history.ts';
import { createMemoryObjects } from '../../functions/adapters/memory/memory-objects.ts';
import { createMemoryPointers } from '../../functions/adapters/memory/memory-pointers.ts';
import { createMemoryReviews } from '../../functions/adapters/memory/memory-reviews.ts';
import { createMemoryRevocations } from '../../functions/adapters/memory/memory-revocations.ts';
import { enrollFile } from '../../functions/enroll-batch/enroll-file.ts';
import type { EnrolmentInput } from '../../functions/launch-campaign/launch-ports.ts';
import { operate } from '../../functions/operate/operate.ts';
import type { Finding, OperatePorts, TestMail } from '../../functions/operate/operate-ports.ts';
import { parseBundle } from '../../functions/shared/campaign-bundle.ts';
import type { Objects, Revocations } from '../../functions/shared/cloud-ports.ts';
import { newCampaignState } from '../../functions/shared/new-campaign-state.ts';
import { rehearsalAddressKeys } from '../../infra/local/rehearsal-links.ts';
import { createWorld, type Worker, type World } from '../../infra/local/world.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import type { Ports } from '../../workflows/ports.ts';

export interface StageOptions {
  /** Its machine runs; what a campaign reads comes from the bundle its pointer names. */
  readonly setup: CampaignSetup;
  readonly startAt: number;
  /** Around the ports of each worker, those of `operate` and of the enrolment too. */
  readonly around?: (ports: OperatePorts, worker: Worker) => OperatePorts;
}

/** A stage in memory: the embedded world with a bucket, pointers, and an enrolment that walks over keys. */
export interface MemoryStage {
  readonly world: World;
  readonly objects: Objects;
  readonly ports: OperatePorts;
  readonly tests: TestMail[];
  readonly revocations: Revocations;
  /** Executions of the enrolment by name. */
  readonly enrolments: Map<string, { readonly input: EnrolmentInput; status: 'running' | 'succeeded' | 'failed' }>;
  operate(request: unknown): ReturnType<ReturnType<typeof operate>>;
}

export function createMemoryStage({ setup, startAt, around }: StageOptions): MemoryStage {
  const objects = createMemoryObjects();
  const pointers = createMemoryPointers();
  const enrolments: MemoryStage['enrolments'] = new Map();
  const tests: TestMail[] = [];
  const reviews = createMemoryReviews();
  const world = createWorld({
    setup,
    startAt,
    mailer: { send: async () => ({ status: 'accepted' }) },
    around: (ports, _clock, worker) => wrap(withFiles(ports), worker),
  });
  const withFiles = (ports: Ports): Ports => ({ ...ports, campaigns: { live: readLive } });
  const setups = new Map<string, CampaignSetup>();
  const setupOf = (key: string, bundle: string): CampaignSetup => {
    const known = setups.get(key) ?? parseBundle(bundle).setup;
    setups.set(key, known);
    return known;
  };
  const readLive: Ports['campaigns']['live'] = async (id) => {
    const { store } = world.ports;
    const review = await store.audienceReview(id);
    const key = ((await pointers.pointer(id)) ?? review)?.bundleKey ?? '';
    const bundle = await objects.get(key);
    if (bundle === undefined) throw new Error(`no campaign ${id}`);
    const live = setupOf(key, bundle);
    const state = (await store.campaignState(id)) ?? (review && newCampaignState(live, review.launchAt));
    if (!state) throw new Error(`no campaign ${id}`);
    return { setup: live, state };
  };
  const enrolment: OperatePorts['enrolment'] = {
    start: async (name, input) => {
      if (enrolments.has(name)) return;
      const execution = { input, status: 'running' as const };
      enrolments.set(name, execution);
      world.clock.at(Date.parse(input.startAt), () => enrolAll(name, input));
    },
    status: async (name) => enrolments.get(name)?.status ?? 'absent',
  };
  const revocations = createMemoryRevocations();
  const allOf = async (contact: string): Promise<readonly Enrollment[]> =>
    [...world.store.items.enrollments.values()].filter((one) => one.contact === contact);
  const more = (ports: Ports): OperatePorts => ({
    ...withFiles(ports),
    ...{ objects, pointers, enrolment },
    stage: 'test',
    bucket: 'bucket',
    history: createMemoryHistory({ events: world.events, touches: world.store.items.touches }),
    reviews,
    revocations,
    machines: { create: async () => 'created' },
    otherCampaigns: {
      allOf,
      openOf: async (contact) => (await allOf(contact)).filter(({ status }) => status === 'open'),
    },
    checks: { look: async (): Promise<readonly Finding[]> => [{ check: 'sandbox', status: 'ok', found: 'out' }] },
    addressKeys: rehearsalAddressKeys,
    testMailer: {
      sendTest: async (mail) => {
        tests.push(mail);
        return { status: 'accepted' };
      },
    },
  });
  const wrap = (ports: Ports, worker: Worker): OperatePorts => (around ? around(more(ports), worker) : more(ports));
  /** The map: each key to a worker of its own, again until it is through. */
  const enrolAll = async (name: string, { prefix }: EnrolmentInput): Promise<void> => {
    if (enrolments.get(name)?.status !== 'running') return;
    for (const key of await objects.list(prefix)) {
      world.clock.at(world.clock.now(), () => enrolOne(name, key));
    }
  };
  const enrolOne = async (name: string, key: string): Promise<void> => {
    const again = (): void => void world.clock.at(world.clock.now() + 2_000, () => enrolOne(name, key));
    const crash = (): Promise<never> => {
      again();
      return new Promise(() => undefined);
    };
    try {
      await enrollFile(wrap(world.ports, { crash, forsake: again }))({ key });
    } catch {
      again();
      return;
    }
    const execution = enrolments.get(name);
    if (execution && (await isThrough(objects, execution.input.prefix))) execution.status = 'succeeded';
  };
  const dead = { crash: () => new Promise<never>(() => undefined), forsake: () => undefined };
  const ports = more(world.ports);
  return {
    ...{ world, objects, ports, tests, enrolments, revocations },
    operate: (request) => operate(wrap(world.ports, dead))(request),
  };
}

async function isThrough(objects: Objects, prefix: string): Promise<boolean> {
  const done = (rows: string) => objects.get(rows.replace(/rows-(\d+)\.jsonl$/, 'done-$1.json'));
  const results = await Promise.all((await objects.list(prefix)).map(done));
  return results.every((result) => result !== undefined);
}
