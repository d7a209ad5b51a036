import { createHash } from 'node:crypto';
import { instantOf } from '../../functions/shared/instant-of.ts';
import { enrollmentId } from '../../functions/shared/launch-rows.ts';
import { launchInto } from '../../infra/local/launch.ts';
import { createWorld, type Work, type World } from '../../infra/local/world.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import { checkInvariant, type Enrollment } from '../../workflows/domain/enrollment.ts';
import type { System } from './explore.ts';
import { createGate, type Gate, gatedPorts } from './gate.ts';
import { createProbeSetup, probeContact, probeOrganisation } from './small-campaign.ts';

const DAY = 86_400_000;
const setup = createProbeSetup();

/** One contact in one stay, and what comes upon it at the same time. */
export interface Scene {
  /** Without gates: brings the contact to just before the instant at which the scene begins, and returns that. */
  readonly prepare: (stage: Stage) => Promise<number>;
  /** Begin at that instant, each as a worker of its own, beside what the world has planned for it. */
  readonly workers: (stage: Stage) => Readonly<Record<string, Work>>;
  /** What is promised of the end, whatever the order. */
  readonly check: (end: Ending) => readonly string[];
  readonly contact?: Partial<Contact>;
  readonly crashes?: number;
}

export interface Stage {
  readonly world: World;
  readonly id: string;
  current(): Enrollment;
}

export interface Ending extends Stage {
  readonly mailed: ReadonlyMap<string, number>;
  count(type: string, where?: (data: Readonly<Record<string, unknown>>) => boolean): number;
}

/** A world with gates in which every order of the scene's port calls can be chosen, one crash included. */
export async function createStaySystem(scene: Scene): Promise<System> {
  const gate = createGate();
  const mailed = new Map<string, number>();
  const names = createNames();
  const world = createWorld({
    setup,
    startAt: instantOf(setup, setup.campaign.launchAt ?? ''),
    mailer: {
      send: async (touch) => {
        mailed.set(touch.id, (mailed.get(touch.id) ?? 0) + 1);
        return { status: 'accepted' };
      },
    },
    around: (plain, _clock, { crash }) => gatedPorts(gate, plain, { ...names.next(), crash }),
  });
  const id = enrollmentId('probe', 'contact-anna');
  const stage: Stage = {
    world,
    id,
    current: () => {
      const enrollment = world.store.items.enrollments.get(id);
      if (!enrollment) throw new Error('nobody is enrolled');
      return enrollment;
    },
  };
  const contact = probeContact('anna', scene.contact);
  await launchInto(world, setup, {
    contacts: [contact],
    organisations: [probeOrganisation(contact.organisation)],
    rejected: [],
  });
  const beginAt = await scene.prepare(stage);
  gate.open = false;
  for (const [name, work] of Object.entries(scene.workers(stage))) {
    world.clock.at(beginAt, () => {
      names.use(name);
      return world.run(work);
    });
  }
  await world.clock.runUntil(beginAt);
  await settle(world);
  return { ...createChoices(scene, world, gate), finish: () => finish(scene, { ...stage, mailed, gate }) };
}

/** Workers the scene starts are named by it; those that follow by number, in the order they are made. */
function createNames() {
  let given: string | undefined;
  let made = 0;
  return {
    use: (name: string) => {
      given = name;
    },
    next: (): { name: string; follows: boolean } => {
      const follows = given === undefined;
      const name = given ?? `worker ${made}`;
      if (follows) made += 1;
      given = undefined;
      return { name, follows };
    },
  };
}

function createChoices(scene: Scene, world: World, gate: Gate): Omit<System, 'finish'> {
  let crashes = scene.crashes ?? 1;
  return {
    options: () => {
      const calls = [...gate.blocked].sort((left, right) => (label(left) < label(right) ? -1 : 1));
      return calls.flatMap((blocked) => [
        `go ${label(blocked)}`,
        // Dying at a read is the same as beginning later.
        ...(crashes > 0 && blocked.call !== 'read'
          ? [`die before ${label(blocked)}`, `die after ${label(blocked)}`]
          : []),
      ]);
    },
    take: async (option) => {
      const blocked = gate.blocked.find((candidate) => option.endsWith(` ${label(candidate)}`));
      if (!blocked) throw new Error(`nobody waits for "${option}"`);
      if (option.startsWith('go')) await blocked.go();
      else {
        crashes -= 1;
        await blocked.crash(option.startsWith('die after'));
      }
      await settle(world);
    },
    key: () => {
      const { enrollments, tokens, touches, contacts } = world.store.items;
      const table = [enrollments, tokens, touches, contacts].map((map) => [...map]);
      // Who is done does not matter any more; who is only a number is known by what he has done so far.
      const waiting = gate.blocked
        .map(({ worker, call }) => `${call} after ${gate.progress.get(worker) ?? worker}`)
        .sort();
      return hash(JSON.stringify([table, waiting, gate.dead, crashes]));
    },
  };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

function label({ worker, call }: { readonly worker: string; readonly call: string }): string {
  return `${worker}: ${call}`;
}

/** Everybody goes on as far as the next gate. */
async function settle(world: World): Promise<void> {
  await world.clock.runUntil(world.clock.now());
  await new Promise((resolve) => setImmediate(resolve));
  await world.clock.runUntil(world.clock.now());
}

/** The gates are opened and two days pass: what died is delivered again, the sweep has its turns. */
async function finish(
  scene: Scene,
  { gate, mailed, ...stage }: Stage & { gate: Gate; mailed: Map<string, number> },
): Promise<readonly string[]> {
  gate.open = true;
  const { world, id } = stage;
  await world.clock.runUntil(world.clock.now() + 2 * DAY);
  const count: Ending['count'] = (type, where = () => true) =>
    world.events.filter((event) => event.enrollment === id && event.type === type && where(event.data)).length;
  const violations = [...checkInvariant(stage.current())];
  for (const [touch, times] of mailed) if (times > 1) violations.push(`${touch} was sent ${times} times`);
  if (count('Held') > 0) violations.push('held');
  const { phase, status } = stage.current();
  if (status === 'open' && phase !== 'waiting') violations.push('did not come to rest');
  return [...violations, ...scene.check({ ...stage, mailed, count })];
}
