import type { Ports } from '../../workflows/ports.ts';

interface Blocked {
  readonly worker: string;
  readonly call: string;
  /** Has the effect and lets the worker go on. */
  go(): Promise<void>;
  /** The worker dies here, before or after the effect. */
  crash(after: boolean): Promise<void>;
}

/** Holds every gated port call until the explorer lets it go; open, calls pass at once. */
export interface Gate {
  open: boolean;
  /** What only follows passes at once: its beginning is no choice either. */
  readonly onlyNamed: boolean;
  readonly blocked: Blocked[];
  /** What each worker has done and got so far: with the table, all that decides what comes next. */
  readonly progress: Map<string, string>;
  /** What the dead had done: it is delivered again later. */
  readonly dead: string[];
}

export function createGate(onlyNamed = false): Gate {
  return { open: true, onlyNamed, blocked: [], progress: new Map(), dead: [] };
}

export interface GatedWorker {
  readonly name: string;
  /** Came of what another did (relay, next stay): when it begins is a choice, then it goes through. */
  readonly follows: boolean;
  readonly crash: () => Promise<never>;
}

/** Ports of one worker, named by what it works on. */
export function gatedPorts(gate: Gate, plain: Ports, worker: GatedWorker): Ports {
  let started = false;
  const point =
    <Arguments extends readonly unknown[], Result>(call: string, effect: (...given: Arguments) => Promise<Result>) =>
    (...given: Arguments): Promise<Result> => {
      const passes = worker.follows && (gate.onlyNamed || started || call !== 'read');
      if (gate.open || passes) return effect(...given);
      started = true;
      return new Promise<Result>((resolve, reject) => {
        const leave = (): void => void gate.blocked.splice(gate.blocked.indexOf(entry), 1);
        const entry: Blocked = {
          worker: worker.name,
          call,
          go: async () => {
            leave();
            const result = await effect(...given);
            note(gate, worker.name, call, result);
            resolve(result);
          },
          crash: async (after) => {
            leave();
            if (after) await effect(...given);
            note(gate, worker.name, 'dead', after);
            gate.dead.push(gate.progress.get(worker.name) ?? '');
            worker.crash().catch(reject);
          },
        };
        gate.blocked.push(entry);
      });
    };
  const { store, executions, mailer, campaigns } = plain;
  // A worker that follows and begins with a touch sends it: one thing, whenever.
  const touch: typeof store.touch = (id) => {
    started = true;
    return store.touch(id);
  };
  // Whoever acts on the whole campaign begins with reading it; in the middle of a decision it is read with the enrollment.
  const live = point('read', campaigns.live);
  return {
    ...plain,
    // Who was passed by goes again at once; where all that follows is a choice too, those orders would be too many.
    clock: gate.onlyNamed ? { ...plain.clock, random: () => 0 } : plain.clock,
    campaigns: { live: (id) => (worker.follows || started ? campaigns.live(id) : live(id)) },
    store: { ...store, touch, enrollment: point('read', store.enrollment), commit: point('commit', store.commit) },
    executions: {
      ...executions,
      start: point('start', executions.start),
      succeed: point('succeed', executions.succeed),
      fail: point('fail', executions.fail),
    },
    mailer: { send: point('mail', mailer.send) },
  };
}

function note(gate: Gate, worker: string, call: string, result: unknown): void {
  gate.progress.set(worker, `${gate.progress.get(worker) ?? ''}|${call}:${JSON.stringify(result)}`);
}
