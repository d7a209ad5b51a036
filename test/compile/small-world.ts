import {
  type ClosedStatus,
  createInterpreter,
  type Interpreter,
  type InterpreterPorts,
} from '../../workflows/compile/interpret-machine.ts';

/** What a machine hands to its function. */
export interface Payload {
  readonly enrollment: string;
  readonly run: number;
  readonly stay: number;
  readonly attempt: number;
  readonly step: string;
  readonly taskToken: string;
}

export interface SmallWorld {
  readonly interpreter: Interpreter;
  /** Every invocation so far, with the time of it. */
  readonly calls: (Payload & { readonly at: number })[];
  readonly closed: { name: string; status: ClosedStatus; error?: string }[];
  /** How many timers are set. */
  timers(): number;
  now(): number;
  /** Lets everything happen that is due up to then, each at its time; without a time until no timer is left. */
  runUntil(at?: number): Promise<void>;
}

type Function = (payload: Payload, at: number) => Promise<unknown>;

/** An interpreter on a virtual clock that starts at 0; `random` is constant unless given. */
export function smallWorld(call: Function = async () => {}, random: () => number = () => 0.5): SmallWorld {
  const timers = new Map<number, { at: number; run: () => void }>();
  const calls: SmallWorld['calls'] = [];
  const closed: SmallWorld['closed'] = [];
  let now = 0;
  let set = 0;
  const ports: InterpreterPorts = {
    invoke(_functionName, payload) {
      const call_ = { ...(payload as Payload), at: now };
      calls.push(call_);
      return call(call_, now);
    },
    after(delayMs, run) {
      const id = set++;
      timers.set(id, { at: now + delayMs, run });
      return () => void timers.delete(id);
    },
    now: () => now,
    random,
    newToken: () => 'world',
    closed: (execution) => void closed.push(execution),
  };
  /** Everything that was promised has happened: no real time passes. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  async function runUntil(at = Number.POSITIVE_INFINITY): Promise<void> {
    await settle();
    for (;;) {
      const [next] = [...timers].sort(([a, left], [b, right]) => left.at - right.at || a - b);
      if (!next || next[1].at > at) break;
      timers.delete(next[0]);
      now = next[1].at;
      next[1].run();
      await settle();
    }
    if (Number.isFinite(at)) now = at;
  }
  return { interpreter: createInterpreter(ports), calls, closed, timers: () => timers.size, now: () => now, runUntil };
}

/** Rejects the way a Lambda does: with an error of this name. */
export function failsWith(name: string, message = ''): Promise<never> {
  return Promise.reject(Object.assign(new Error(message), { name }));
}
