import { setTimeout as sleep } from 'node:timers/promises';
import type { HeardEvent, Listen } from './listen.ts';
import { createMatcher } from './match-lines.ts';
import { type Performing, performLine } from './perform.ts';
import { isPressed } from './play-pages.ts';
import { PRESS_MS } from './press.ts';
import { readScript, type ScriptLine } from './script.ts';
import { waitFor } from './wait-for.ts';

/** One thing that is done when its time has come. */
export interface Act {
  readonly at: number;
  readonly work: () => Promise<void>;
}

export interface PlayOptions extends Omit<Performing, 'handedOff' | 'pressed' | 'delivered'> {
  readonly listen: Listen;
  readonly launchAt: number;
  /** Nobody does anything after this. */
  readonly endsAt: number;
  /** What happens besides: faults. */
  readonly besides: readonly Act[];
}

/** What became of it: what was refused or failed, lines that nothing gave cause to, the webhook door's answers by file. */
export interface Played {
  readonly problems: readonly string[];
  readonly unused: readonly number[];
  readonly delivered: Performing['delivered'];
}

const TICK_MS = 400;
const MOST_AT_ONCE = 6;

/** Plays everybody of the script in real time: contacts, reps, managers, host, systems. */
export async function play(options: PlayOptions): Promise<Played> {
  const { clock, listen, endsAt } = options;
  const player = createPlayer(options);
  const problems: string[] = [];
  const running = new Set<Promise<void>>();
  while (clock.now() < endsAt || running.size > 0) {
    for (const event of await listen()) player.hear(event);
    for (const act of player.due(clock.now(), MOST_AT_ONCE - running.size)) {
      const run: Promise<void> = act
        .work()
        .catch((fault: unknown) => void problems.push(String(fault)))
        .finally(() => running.delete(run));
      running.add(run);
    }
    await sleep(TICK_MS);
  }
  return { problems, unused: player.unused(), delivered: player.delivered };
}

function createPlayer(options: PlayOptions) {
  const script = readScript(options.folder);
  const match = createMatcher(script);
  const spokenOf = new Set(script.flatMap(({ on, bounce }) => (on === undefined || bounce !== undefined ? [] : [on])));
  const addressOf = createAddresses(options);
  const handedOff = new Set<string>();
  const delivered: Performing['delivered'] = new Map();
  const performing: Performing = { ...options, handedOff, pressed: new Set(), delivered };
  const used = new Set(script.flatMap(({ index, bounce }) => (bounce === undefined ? [] : [index])));
  const acts: Act[] = [...options.besides];

  const plan = (line: ScriptLine, at: number, contact?: string): void => {
    used.add(line.index);
    // What is pressed counts a while later: when the line says.
    acts.push({ at: isPressed(line) ? at - PRESS_MS : at, work: () => performLine(performing, line, contact) });
  };
  for (const line of script) if (line.on === undefined) plan(line, options.launchAt + line.afterMs);

  const react = async (event: HeardEvent): Promise<void> => {
    const contact = await addressOf(event.contact ?? '');
    if (event.type === 'HandedOff') handedOff.add(contact);
    for (const line of match(event, contact)) plan(line, event.at + line.afterMs, contact);
  };
  return {
    delivered,
    hear: (event: HeardEvent): void => {
      const concerns = event.type === 'HandedOff' || spokenOf.has(event.step ?? '');
      if (concerns && event.contact !== undefined) acts.push({ at: event.at, work: () => react(event) });
    },
    /** What is due, the earliest first. */
    due: (now: number, most: number): readonly Act[] => {
      acts.sort((left, right) => left.at - right.at);
      const later = acts.findIndex(({ at }) => at > now);
      return acts.splice(0, Math.max(0, Math.min(most, later < 0 ? acts.length : later)));
    },
    unused: (): readonly number[] => script.filter(({ index }) => !used.has(index)).map(({ index }) => index),
  };
}

/** Addresses by contact id, from the export: the bus tells none. Who was enrolled after it is asked for again. */
function createAddresses({ stage, campaign }: PlayOptions): (contact: string) => Promise<string> {
  const known = new Map<string, string>();
  let loading: Promise<void> | undefined;
  const load = async (): Promise<void> => {
    const { contacts } = await stage.operate({ do: 'export', campaign });
    for (const [id, address] of Object.entries(contacts as Readonly<Record<string, string>>)) known.set(id, address);
    loading = undefined;
  };
  return async (contact) => {
    const found = await waitFor(
      async () => {
        if (!known.has(contact)) {
          loading ??= load();
          await loading;
        }
        return known.get(contact);
      },
      { withinMs: 20_000, everyMs: 1_000 },
    );
    if (found === undefined) throw new Error(`${contact} is nobody the export knows`);
    return found;
  };
}
