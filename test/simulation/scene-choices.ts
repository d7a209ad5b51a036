import { createHash } from 'node:crypto';
import type { World } from '../../infra/local/world.ts';
import type { System } from './explore.ts';
import type { Gate } from './gate.ts';

/** Workers the scene starts are named by it; those that follow by number, in the order they are made. */
export function createNames() {
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

/** What may happen next, and what has become of everything so far. */
export function createChoices(
  { crashes: most = 1 }: { readonly crashes?: number },
  {
    world,
    gate,
    sent,
  }: { readonly world: World; readonly gate: Gate; readonly sent: readonly { readonly id: string }[] },
): Omit<System, 'finish'> {
  let crashes = most;
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
      const { enrollments, tokens, touches, contacts, organisations, campaigns, seats, claims } = world.store.items;
      const one = [enrollments, tokens, touches, contacts];
      // Where all is about one contact the rest follows from these.
      const more = gate.onlyNamed ? [organisations, campaigns, seats] : [];
      const table = [...one, ...more].map((map) => [...map]);
      const done = gate.onlyNamed && [[...claims.keys()].sort(), sent.map(({ id }) => id).sort()];
      // Who is done does not matter any more; who is only a number is known by what he has done so far.
      const waiting = gate.blocked
        .map(({ worker, call }) => `${call} after ${gate.progress.get(worker) ?? worker}`)
        .sort();
      return hash(JSON.stringify([table, done, waiting, gate.dead, crashes]));
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
export async function settle(world: World): Promise<void> {
  await world.clock.runUntil(world.clock.now());
  await new Promise((resolve) => setImmediate(resolve));
  await world.clock.runUntil(world.clock.now());
}
