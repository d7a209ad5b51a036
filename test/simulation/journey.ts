import { listCheckAt } from '../../functions/adapters/list-check-at.ts';
import { instantOf } from '../../functions/shared/instant-of.ts';
import { enrollmentId } from '../../functions/shared/launch-rows.ts';
import { launchInto } from '../../infra/local/launch.ts';
import { createWorld, type World } from '../../infra/local/world.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Mailer, Ports } from '../../workflows/ports.ts';
import { checkJourney } from './check-journey.ts';
import { checkTogether } from './check-together.ts';
import { type FaultKind, type Faults, withFaults } from './faults.ts';
import { drawActs, NO_ACTS, playActs } from './probe-acts.ts';
import { planEvent } from './probe-event.ts';
import { decisionByList, playHandOffs, playReview } from './probe-lists.ts';
import { PROFILES, type Profile, playPeople } from './probe-people.ts';
import { beginsAt, drawSurroundings, NO_SURROUNDINGS, planOther, tellSurroundings } from './probe-surroundings.ts';
import { withWhims } from './probe-whims.ts';
import { createRandom } from './random.ts';
import { probeContact, probeOrganisation, probeSetup } from './small-campaign.ts';
import { watchClaims } from './watch-claims.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How anybody may end whom both managers no longer find worth working. */
const LET_GO = 'released niet bereikbaar';

/** Breaks one thing on purpose, to see that the checks find it. */
export interface Plant {
  readonly name: string;
  /** Around the ports of each worker, outside of the other faults. */
  around?(ports: Ports, world: () => World): Ports;
  /** Messages of workers that die are lost. */
  readonly loses?: boolean;
  /** What the other faults are limited to; `[]`: none. */
  readonly only?: readonly FaultKind[];
  readonly profiles?: readonly string[];
  /** Up to two hours pass in the transaction that claims a touch. */
  readonly slowClaims?: boolean;
  /** Found where the campaign is acted upon; all others without such acts. */
  readonly acts?: boolean;
  /** Found where other campaigns and lists are drawn; all others without them. */
  readonly surroundings?: boolean;
  /** Nothing may come to the sweep, and no run may be left: true of the sound engine under the same limits. */
  readonly quiet?: boolean;
}

export interface JourneyResult {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly outcomes: Readonly<Record<string, string>>;
  readonly made: Readonly<Record<string, number>>;
  /** Every signal that came in, by whoever it came. */
  readonly heard: ReadonlySet<string>;
}

/** One whole journey of one to three contacts under seeded faults, from launch to rest, and everything that was wrong with it. */
export async function runJourney(seed: number, plant?: Plant): Promise<JourneyResult> {
  const random = createRandom(seed);
  const faults: Faults = {
    random,
    left: Math.floor(random() * 24),
    made: {},
    rate: 0.004 + random() * 0.05,
    only: plant?.only,
  };
  const stream = random() >= 0.1 || plant?.quiet === true;
  const people = choosePeople(random, plant);
  // Of a seed of their own: what people do and what goes wrong is the same without them.
  const actsRandom = createRandom(seed + 0x5eed_0000);
  const contactIds = people.map(({ key }) => `contact-${key}`);
  const campaigns = (): readonly string[] => [...world.store.items.campaigns.keys()];
  const acts = plant && !plant.acts ? NO_ACTS : drawActs(actsRandom, { contacts: contactIds, campaigns });
  const aroundRandom = createRandom(seed + 0x0a0d_0000);
  const surroundings = plant && !plant.surroundings ? NO_SURROUNDINGS : drawSurroundings(aroundRandom);
  const { other } = surroundings;
  const setup = probeSetup({ ...surroundings.probe, ...acts.probe });
  const said: string[] = [];
  const say = (fault: string): void => void said.push(fault);
  const accepted = new Map<string, number>();
  const known = {
    sink: undefined as ((touch: Touch, tasks: readonly Touch[]) => void) | undefined,
    world: undefined as World | undefined,
  };
  const mailer: Mailer = {
    send: async (touch, tasks) => {
      if (faults.left > 0 && plant?.only === undefined && random() < faults.rate) {
        faults.left -= 1;
        faults.made['mailer-throttles'] = (faults.made['mailer-throttles'] ?? 0) + 1;
        return { status: 'refused', retry: true, reason: 'throttled' };
      }
      accepted.set(touch.id, (accepted.get(touch.id) ?? 0) + 1);
      known.sink?.(touch, tasks);
      notifyDelivery(known.world, touch, random);
      return { status: 'accepted' };
    },
  };
  const startAt = instantOf(setup, setup.campaign.launchAt ?? '');
  const beginAt = beginsAt(setup, surroundings);
  const faultsThrown: unknown[] = [];
  const swept: string[] = [];
  const claimed = new Map<string, number>();
  const world: World = createWorld({
    setups: [setup, ...(other ? [other.setup] : [])],
    startAt: beginAt,
    mailer,
    stream,
    random,
    onFault: (fault) => void faultsThrown.push(fault),
    around: (given, clock, worker) => {
      const forgotten = { ...worker, crash: () => new Promise<never>(() => undefined) };
      const watched = watchClaims(given, () => world.store.items, say);
      const faulty = withFaults(faults, watched, { clock, worker: plant?.loses ? forgotten : worker });
      const around = plant?.around?.(faulty, () => world) ?? faulty;
      const checksBefore: Ports['store']['checksBefore'] = async (at, limit) => {
        const late = await around.store.checksBefore(at, limit);
        swept.push(...late);
        return late;
      };
      const commit: Ports['store']['commit'] = async (change) => {
        const claim = change.touches?.find(({ next }) => next.status === 'sending')?.next.id;
        if (plant?.slowClaims && claim !== undefined) await clock.sleep(random() * 2 * HOUR);
        const result = await around.store.commit(change);
        if (claim !== undefined && result.ok) claimed.set(claim, clock.now());
        return result;
      };
      return { ...around, store: { ...around.store, checksBefore, commit } };
    },
  });
  known.world = world;
  const listed = people.map(({ profile, key, organisation }) =>
    probeContact(key, { ...profile.contact, organisation }),
  );
  const organisations = [...new Set(listed.map(({ organisation }) => organisation))].map(probeOrganisation);
  const file = { contacts: listed, organisations, rejected: [] };
  const invited = surroundings.review
    ? await playReview(world, setup, { invited: file, random: aroundRandom, launchAt: startAt })
    : file;
  const { contacts } = invited;
  const profileOf = (contact: string): Profile => {
    const profile = people.find(({ key }) => `contact-${key}` === contact)?.profile ?? (PROFILES[0] as Profile);
    return surroundings.whims ? withWhims(profile, { random: aroundRandom, clock: world.clock }) : profile;
  };
  const profiles = new Map(contacts.map(({ id }) => [enrollmentId('probe', id), profileOf(id)]));
  const answersDecision = surroundings.lists ? decisionByList(world, aroundRandom) : undefined;
  known.sink = playPeople(world, profiles, {
    random,
    answersDecision,
    ...(surroundings !== NO_SURROUNDINGS && { letsGoAfter: 3 }),
  }).mailed;
  if (surroundings.lists) playHandOffs(world, aroundRandom);
  if (other) planOther(world, other, { random: aroundRandom, contacts, profiles, profileOf });
  await launchInto(world, setup, invited);
  planEvent(world, profiles, {
    random,
    walkIn: acts.walkIn,
    whims: surroundings.whims ? aroundRandom : undefined,
  });
  playActs(world, acts, actsRandom, say);
  await rest(world, startAt, other?.afterDays);
  const { violations, outcomes } = checkJourney({
    world,
    accepted,
    claimed,
    setup,
    profiles,
    quiet: plant?.quiet === true,
    swept: plant?.quiet === true && plant.only?.length === 0 ? swept : [],
    faultsThrown,
    also: [...acts.outcomes, ...(surroundings === NO_SURROUNDINGS ? [] : [LET_GO])],
  });
  const wrong = [...violations, ...checkTogether(world), ...said];
  // What was done belongs to what went wrong.
  if (wrong.length > 0)
    wrong.push(
      ...acts.planned.map(({ name, afterDays }) => `done: ${name}, day ${afterDays}`),
      ...tellSurroundings(surroundings),
    );
  const signals = world.events.filter(({ type }) => type === 'SignalReceived').map(({ data }) => String(data.signal));
  return { seed, violations: wrong, outcomes, made: faults.made, heard: new Set(signals) };
}

/** One to three contacts, sometimes colleagues of one organisation. */
function choosePeople(random: () => number, plant: Plant | undefined) {
  const from = plant?.profiles ? PROFILES.filter(({ name }) => plant.profiles?.includes(name)) : PROFILES;
  const count = 1 + Math.floor(random() * 3);
  const colleagues = random() < 0.3;
  return Array.from({ length: count }, (_, index) => {
    const profile = from[Math.floor(random() * from.length)] ?? (PROFILES[0] as Profile);
    const key = `${profile.name}-${index}`;
    return { profile, key, organisation: colleagues ? 'organisation-together' : `organisation-${key}` };
  });
}

/** The mailer's own event about what it accepted; sometimes it never comes. */
function notifyDelivery(world: World | undefined, touch: Touch, random: () => number): void {
  if (!world || random() < 0.2) return;
  world.clock.at(world.clock.now() + random() * 2 * HOUR, () =>
    world.run((doors) => doors.settleTouch({ touch: touch.id, happened: 'delivered' })),
  );
}

/** Goes on until nobody is open any more and what was on its way has arrived, some three years at most. */
async function rest(world: World, startAt: number, otherAfter = 0): Promise<void> {
  for (let days = 30; days <= 1100 + otherAfter; days += 30) {
    await world.clock.runUntil(startAt + days * DAY);
    if (days > otherAfter && [...world.store.items.enrollments.values()].every(({ status }) => status === 'ended'))
      break;
  }
  await world.clock.runUntil(world.clock.now() + 3 * DAY);
  await bringForgotten(world);
}

/** A mail without a timer of its own whose worker died behind its transaction is brought by the sweep of the cloud (test/sweep). */
async function bringForgotten(world: World): Promise<void> {
  for (const touch of world.store.items.touches.values()) {
    const isForgotten = (listCheckAt(touch) ?? Number.POSITIVE_INFINITY) <= world.clock.now();
    if (isForgotten) world.clock.at(world.clock.now(), () => world.run((doors) => doors.sendTouch(touch.id)));
  }
  await world.clock.runUntil(world.clock.now() + DAY);
}
