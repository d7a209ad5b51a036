import { takeRow } from '../../functions/enroll-batch/take-row.ts';
import { instantOf } from '../../functions/shared/instant-of.ts';
import { enrollmentId, launchRows } from '../../functions/shared/launch-rows.ts';
import { newCampaignState } from '../../functions/shared/new-campaign-state.ts';
import { launchInto } from '../../infra/local/launch.ts';
import { rehearsalAddressKeys } from '../../infra/local/rehearsal-links.ts';
import { createWorld, type Work, type World } from '../../infra/local/world.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import { checkInvariant, type Enrollment } from '../../workflows/domain/enrollment.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { checkSeats, emptySeats, keepsSeats } from '../../workflows/domain/seats.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Ports } from '../../workflows/ports.ts';
import type { System } from './explore.ts';
import { createGate, type Gate, gatedPorts } from './gate.ts';
import { createChoices, createNames, settle } from './scene-choices.ts';
import { createProbeSetup, probeContact, probeOrganisation } from './small-campaign.ts';
import { watchClaims } from './watch-claims.ts';

const DAY = 86_400_000;
const plainSetup = createProbeSetup();

/** One or more contacts in their stays, and what comes upon them at the same time. */
export interface Scene {
  /** Without gates: brings the contact to just before the instant at which the scene begins, and returns that. */
  readonly prepare: (stage: Stage) => Promise<number>;
  /** Begin at that instant, each as a worker of its own, beside what the world has planned for it. */
  readonly workers: (stage: Stage) => Readonly<Record<string, Work>>;
  /** What is promised of the end, whatever the order. */
  readonly check: (end: Ending) => readonly string[];
  /** Default: anna alone. */
  readonly people?: readonly Person[];
  readonly setup?: CampaignSetup;
  /** A second campaign over the same contacts, whatever they are in already. */
  readonly other?: CampaignSetup;
  readonly crashes?: number;
  /**
   * Texts whose sending is a worker with all its gates, as those of the scene are; all else that follows then passes at
   * once. Left out, it may begin at any time and goes through in one.
   */
  readonly sends?: readonly string[];
  /** Reasons for which somebody may be held on the way. */
  readonly holds?: readonly string[];
  /** How long it goes on afterwards; default 2. */
  readonly days?: number;
}

interface Person {
  readonly name: string;
  readonly contact?: Partial<Contact>;
}

export interface Stage {
  readonly world: World;
  readonly setup: CampaignSetup;
  /** The first one's enrollment. */
  readonly id: string;
  idOf(name: string, campaign?: string): string;
  current(id?: string): Enrollment;
}

export interface Ending extends Stage {
  readonly mailed: ReadonlyMap<string, number>;
  /** Handed to the mailer, in order. */
  readonly sent: readonly Touch[];
  /** Of the first one, unless another is named. */
  count(type: string, where?: (data: Readonly<Record<string, unknown>>) => boolean, id?: string): number;
}

/** What a scene leaves behind, besides the table. */
interface Traces {
  readonly mailed: Map<string, number>;
  readonly sent: Touch[];
  readonly faults: string[];
}

/** Breaks one thing on purpose, behind the gates of each worker. */
export type Break = (ports: Ports, items: World['store']['items']) => Ports;

/** A world with gates in which every order of the scene's port calls can be chosen, one crash included. */
export async function createStaySystem(
  scene: Scene,
  broken: Break = (ports) => ports,
  heard: (signal: string) => void = () => undefined,
): Promise<System> {
  const { setup = plainSetup, other, people = [{ name: 'anna' }] } = scene;
  const gate = createGate(scene.sends !== undefined);
  const traces: Traces = { mailed: new Map(), sent: [], faults: [] };
  const names = createNames();
  const known: { world?: World } = {};
  const world = createWorld({
    setups: [setup, ...(other ? [other] : [])],
    startAt: instantOf(setup, setup.campaign.launchAt ?? ''),
    mailer: {
      send: async (touch) => {
        traces.mailed.set(touch.id, (traces.mailed.get(touch.id) ?? 0) + 1);
        traces.sent.push(touch);
        return { status: 'accepted' };
      },
    },
    around: (plain, _clock, { crash }) => {
      const watched = watchClaims(
        plain,
        () => itemsOf(known),
        (fault) => void traces.faults.push(fault),
      );
      const gated = gatedPorts(gate, broken(watched, itemsOf(known)), { ...names.next(), crash });
      return withNamedSends(scene, known, names, gated);
    },
  });
  known.world = world;
  const stage = createStage(world, setup, people[0]?.name ?? '');
  const contacts = people.map(({ name, contact }) => probeContact(name, contact));
  const organisations = [...new Set(contacts.map(({ organisation }) => organisation))].map(probeOrganisation);
  await launchInto(world, setup, { contacts, organisations, rejected: [] });
  if (other) await enrollAnyway(world, other, contacts);
  const beginAt = await scene.prepare(stage);
  const before = world.events.length;
  gate.open = false;
  for (const [name, work] of Object.entries(scene.workers(stage))) {
    world.clock.at(beginAt, () => {
      names.use(name);
      return world.run(work);
    });
  }
  await world.clock.runUntil(beginAt);
  await settle(world);
  return {
    ...createChoices(scene, { world, gate, sent: traces.sent }),
    finish: async () => {
      const during = world.events.slice(before);
      const violations = await finish(scene, { ...stage, ...traces, gate });
      // What concerns everybody is told each when he is woken, which may be when the scene is over.
      const told = world.events.filter(({ data }) => data.by === 'campaign');
      for (const { type, data } of [...during, ...told]) if (type === 'SignalReceived') heard(String(data.signal));
      return violations;
    },
  };
}

function itemsOf({ world }: { readonly world?: World }): World['store']['items'] {
  if (!world) throw new Error('nobody works before there is a world');
  return world.store.items;
}

function createStage(world: World, setup: CampaignSetup, first: string): Stage {
  const idOf: Stage['idOf'] = (name, campaign = setup.campaign.campaign) => enrollmentId(campaign, `contact-${name}`);
  const id = idOf(first);
  return {
    world,
    setup,
    id,
    idOf,
    current: (of = id) => {
      const enrollment = world.store.items.enrollments.get(of);
      if (!enrollment) throw new Error('nobody is enrolled');
      return enrollment;
    },
  };
}

/** The touch that is brought to be sent gets a worker of its own, named by its text. */
function withNamedSends(
  { sends = [] }: Scene,
  { world }: { readonly world?: World },
  names: ReturnType<typeof createNames>,
  ports: Ports,
): Ports {
  const send: Ports['queues']['send'] = async (id, delaySeconds) => {
    const touch = world?.store.items.touches.get(id);
    if (!world || !touch || !sends.includes(touch.template)) return ports.queues.send(id, delaySeconds);
    world.clock.at(world.clock.now() + delaySeconds * 1000, () => {
      names.use(`send ${touch.template} ${id.slice(0, 4)}`);
      return world.run((doors) => doors.sendTouch(id));
    });
  };
  return { ...ports, queues: { ...ports.queues, send } };
}

/** Two campaigns that began at one instant, before either could see the other. */
async function enrollAnyway(world: World, setup: CampaignSetup, contacts: readonly Contact[]): Promise<void> {
  const at = world.clock.now();
  await world.ports.store.commit({ campaign: newCampaignState(setup, at) });
  const none = { openOf: async () => [], allOf: async () => [] };
  const take = takeRow({ ...world.ports, otherCampaigns: none, addressKeys: rehearsalAddressKeys });
  const organisations = [...new Set(contacts.map(({ organisation }) => organisation))].map(probeOrganisation);
  for (const row of launchRows(setup, { contacts, organisations }, at))
    await take(setup.campaign.campaign, { ...row, line: 0 });
}

/** The gates are opened and some days pass: what died is delivered again, the sweep has its turns. */
async function finish(
  scene: Scene,
  { gate, faults, ...stage }: Stage & Traces & { readonly gate: Gate },
): Promise<readonly string[]> {
  gate.open = true;
  const { world, id, mailed } = stage;
  await world.clock.runUntil(world.clock.now() + (scene.days ?? 2) * DAY);
  const count: Ending['count'] = (type, where = () => true, of = id) =>
    world.events.filter((event) => event.enrollment === of && event.type === type && where(event.data)).length;
  const violations = [...faults];
  for (const enrollment of world.store.items.enrollments.values()) violations.push(...checkRest(enrollment));
  for (const [touch, times] of mailed) if (times > 1) violations.push(`${touch} was sent ${times} times`);
  for (const { type, data } of world.events)
    if (type === 'Held' && !scene.holds?.includes(String(data.reason))) violations.push(`held: ${data.reason}`);
  for (const { id: touch, status } of world.store.items.touches.values())
    if (status === 'sending') violations.push(`${touch} is left ${status}`);
  return [...violations, ...checkRoom(stage), ...scene.check({ ...stage, count })];
}

function checkRest(enrollment: Enrollment): readonly string[] {
  const { id, status, phase } = enrollment;
  const rests = status === 'ended' || phase === 'waiting';
  return [...checkInvariant(enrollment), ...(rests ? [] : [`${id} did not come to rest`])];
}

/** The seats and what the enrollments hold of them agree. */
function checkRoom({ world, setup }: Stage): readonly string[] {
  const live = world.live();
  if (!keepsSeats(live, world.clock.now())) return [];
  const { campaign } = setup.campaign;
  const { seats, enrollments } = world.store.items;
  const mine = [...enrollments.values()].filter((enrollment) => enrollment.campaign === campaign);
  return checkSeats(live, seats.get(campaign) ?? emptySeats(campaign), mine);
}
