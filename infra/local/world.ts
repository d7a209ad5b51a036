import { createMemoryStore, type MemoryStore, type Streamed } from '../../functions/adapters/memory/memory-store.ts';
import { closeAttendance } from '../../functions/close-attendance/close-attendance.ts';
import { drawRepDay } from '../../functions/draw-rep-day/draw-rep-day.ts';
import { type EnterStepPayload, enterStep } from '../../functions/enter-step/enter-step.ts';
import { type ExecutionClosed, executionClosed } from '../../functions/execution-closed/execution-closed.ts';
import { relayAnswers } from '../../functions/relay-answers/relay-answers.ts';
import { resumeEnrollment } from '../../functions/resume-enrollment/resume-enrollment.ts';
import { runCampaignClock } from '../../functions/run-campaign-clock/run-campaign-clock.ts';
import { sendTouch } from '../../functions/send-touch/send-touch.ts';
import { settleTouch } from '../../functions/settle-touch/settle-touch.ts';
import { receiveSignal } from '../../functions/shared/receive-signal.ts';
import { sweep } from '../../functions/sweep/sweep.ts';
import { wake } from '../../functions/wake/wake.ts';
import { compileMachine } from '../../workflows/compile/compile-machine.ts';
import { createInterpreter } from '../../workflows/compile/interpret-machine.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { CampaignSetup, LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Executions, Mailer, Ports, Queues, Schedules, TimerMessage } from '../../workflows/ports.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';

const SWEEP_EVERY_MS = 5 * 60_000;
const REDELIVER_MS = 30_000;
const ENTER_STEP = 'arn:aws:lambda:local:000000000000:function:baton-local-enter-step:live';

/** How a world differs from the plain one: only tests of faults set these. */
export interface WorldOptions {
  readonly setup: CampaignSetup;
  readonly startAt: number;
  readonly mailer: Mailer;
  /** Wraps the ports of one worker: what happens to it is in the hands of the test. */
  readonly around?: (ports: Ports, clock: VirtualClock, worker: Worker) => Ports;
  /** False: the stream is switched off and only the sweep moves things. */
  readonly stream?: boolean;
  readonly random?: () => number;
  readonly onFault?: (fault: unknown) => void;
}

/** One delivery of a message, or one call by Step Functions. */
export interface Worker {
  /** Dies in the middle of a port call: what it worked on is delivered again, this promise never goes on. */
  crash(): Promise<never>;
  /** Is taken for dead, so that its work is delivered again, and goes on all the same. */
  forsake(): void;
}

export type Doors = ReturnType<typeof createDoors>;
export type Work = (doors: Doors) => Promise<unknown>;

/** The embedded world: the same use cases and the same machine as on AWS, on memory adapters and a virtual clock. */
export interface World {
  readonly clock: VirtualClock;
  readonly store: MemoryStore;
  readonly ports: Ports;
  readonly events: readonly DomainEvent[];
  /** Runs a use case now, as a queue or a person does: what throws is brought again. */
  run(work: Work): Promise<void>;
  /** Calls back for every event from now on, in order. */
  listen(listener: (event: DomainEvent) => void): void;
  live(): LiveCampaign;
}

export function createWorld(options: WorldOptions): World {
  const { setup, startAt, mailer } = options;
  const clock = createVirtualClock(startAt, { settles: options.around !== undefined });
  const events: DomainEvent[] = [];
  const listeners: ((event: DomainEvent) => void)[] = [];
  const store = createMemoryStore((streamed) => onCommit(streamed));
  const random = options.random ?? (() => 0.5);
  const live = createLive(setup, store, setup.campaign.campaign);
  const soon = (work: Work): void => void clock.at(clock.now(), () => run(work));
  const plain: Ports = {
    store,
    mailer,
    schedules: createSchedules(clock, (message) => run((doors) => fire(doors, message))),
    queues: createQueues(clock, {
      wake: (message) => run((doors) => doors.wake(message)),
      send: (touch) => run((doors) => doors.sendTouch(touch)),
    }),
    executions: createExecutions(setup, clock, {
      random,
      enter: (payload) => invoke(payload as EnterStepPayload),
      closed: (closed) => soon((doors) => doors.executionClosed(closed)),
    }),
    clock: { now: clock.now, sleep: clock.sleep, random },
    campaigns: { live: async () => live() },
  };
  const shared = createDoors(plain);
  const doorsFor = (onCrash: () => void): Doors => {
    if (!options.around) return shared;
    const crash = (): Promise<never> => {
      onCrash();
      return new Promise<never>(() => undefined);
    };
    return createDoors(options.around(plain, clock, { crash, forsake: onCrash }));
  };

  /** At least once: a worker that throws or dies leaves its message to the next. */
  const run = async (work: Work): Promise<void> => {
    const again = (): void => void clock.at(clock.now() + REDELIVER_MS, () => run(work));
    try {
      await work(doorsFor(again));
    } catch (fault) {
      options.onFault?.(fault);
      again();
    }
  };
  /** Step Functions calls the Lambda: a dead one is a failed attempt. */
  const invoke = (payload: EnterStepPayload): Promise<void> =>
    new Promise((resolve, reject) => {
      const died = (): void => reject(new Error('the worker died'));
      clock.at(clock.now(), () => doorsFor(died).enterStep(payload).then(resolve, reject));
    });
  const relaying = new Set<string>();
  /** One batch of the stream: records of one enrollment that wait together are relayed together. */
  const relaySoon = (id: string): void => {
    if (relaying.has(id)) return;
    relaying.add(id);
    soon((doors) => {
      relaying.delete(id);
      return doors.relay(id);
    });
  };
  const planSweep = createSweepPlan(clock, store, () => run((doors) => doors.sweep()));
  const onCommit = ({ enrollment, token, events: happened }: Streamed): void => {
    for (const event of happened) {
      events.push(event);
      for (const listener of listeners) listener(event);
    }
    if (enrollment) planSweep();
    const isWaiting = enrollment?.status === 'open' && enrollment.phase === 'waiting';
    const relayed = isWaiting ? undefined : (enrollment?.id ?? token?.enrollment);
    if (relayed !== undefined && options.stream !== false) relaySoon(relayed);
  };
  return { clock, store, ports: plain, events, run, listen: (listener) => void listeners.push(listener), live };
}

/** The sweep of every 5 minutes, left out where it would find nothing to look at. */
function createSweepPlan(clock: VirtualClock, store: MemoryStore, sweepNow: () => Promise<void>): () => void {
  const start = clock.now();
  let planned = Number.POSITIVE_INFINITY;
  const plan = (): void => {
    const next = store.nextCheckAt();
    if (next === undefined) return;
    const at = start + (Math.floor((Math.max(next, clock.now()) - start) / SWEEP_EVERY_MS) + 1) * SWEEP_EVERY_MS;
    if (at >= planned) return;
    planned = at;
    clock.at(at, async () => {
      if (planned !== at) return;
      planned = Number.POSITIVE_INFINITY;
      await sweepNow();
      plan();
    });
  };
  return plan;
}

function createDoors(ports: Ports) {
  return {
    enterStep: enterStep(ports),
    receiveSignal: receiveSignal(ports),
    relay: relayAnswers(ports),
    wake: wake(ports),
    sendTouch: sendTouch(ports),
    settleTouch: settleTouch(ports),
    sweep: sweep(ports),
    drawRepDay: drawRepDay(ports),
    runCampaignClock: runCampaignClock(ports),
    closeAttendance: closeAttendance(ports),
    executionClosed: executionClosed(ports),
    resumeEnrollment: resumeEnrollment(ports),
  };
}

function fire(doors: Doors, message: TimerMessage): Promise<void> {
  switch (message.kind) {
    case 'wake':
      return doors.wake(message.wake);
    case 'rep-day':
      return doors.drawRepDay(message);
    case 'campaign':
      return doors.runCampaignClock(message);
    case 'send':
      return doors.sendTouch(message.touch);
  }
}

function createLive(setup: CampaignSetup, store: MemoryStore, id: string): () => LiveCampaign {
  let known: LiveCampaign | undefined;
  return () => {
    const state = store.items.campaigns.get(id);
    if (!state) throw new Error(`no campaign ${id}`);
    if (known?.state !== state) known = { setup, state };
    return known;
  };
}

function createSchedules(clock: VirtualClock, deliver: (message: TimerMessage) => Promise<void>): Schedules {
  const names = new Set<string>();
  return {
    create: async (name, at, message) => {
      if (names.has(name)) return;
      names.add(name);
      clock.at(at, () => {
        names.delete(name);
        return deliver(message);
      });
    },
  };
}

interface Consumers {
  wake(message: Parameters<Queues['wake']>[0]): Promise<void>;
  send(touch: string): Promise<void>;
}

function createQueues(clock: VirtualClock, consumers: Consumers): Queues {
  return {
    wake: async (message, delaySeconds) =>
      void clock.at(clock.now() + delaySeconds * 1000, () => consumers.wake(message)),
    send: async (touch, delaySeconds) => void clock.at(clock.now() + delaySeconds * 1000, () => consumers.send(touch)),
  };
}

interface ExecutionHooks {
  random(): number;
  enter(payload: unknown): Promise<unknown>;
  closed(execution: ExecutionClosed): void;
}

function createExecutions(setup: CampaignSetup, clock: VirtualClock, hooks: ExecutionHooks): Executions {
  const machine = compileMachine(setup.workflow, { functionArn: ENTER_STEP });
  const interpreter = createInterpreter({
    invoke: (_name, payload) => hooks.enter(payload),
    after: (delayMs, work) => clock.at(clock.now() + delayMs, work),
    now: clock.now,
    random: hooks.random,
    newToken: () => 'local',
    closed: hooks.closed,
  });
  return {
    start: async (name, _workflow, input) => void interpreter.start({ name, machine, input: { ...input } }),
    succeed: async (token, output) => interpreter.sendTaskSuccess(token, { ...output }),
    fail: async (token, error) => interpreter.sendTaskFailure(token, error),
    status: async (name) => {
      const status = interpreter.describe(name)?.status;
      if (status === undefined) return 'absent';
      return status === 'RUNNING' ? 'running' : 'closed';
    },
    stop: async (name) => void interpreter.stop(name),
  };
}
