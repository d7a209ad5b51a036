import { createMemoryHistory } from '../../functions/adapters/memory/memory-history.ts';
import { createMemoryObjects } from '../../functions/adapters/memory/memory-objects.ts';
import { createMemoryOtherCampaigns } from '../../functions/adapters/memory/memory-other-campaigns.ts';
import { createMemoryReviews } from '../../functions/adapters/memory/memory-reviews.ts';
import { createMemoryStore, type MemoryStore, type Streamed } from '../../functions/adapters/memory/memory-store.ts';
import { addWalkIn } from '../../functions/add-walk-in/add-walk-in.ts';
import { announceAbsence } from '../../functions/announce-absence/announce-absence.ts';
import { answerList } from '../../functions/answer-list/answer-list.ts';
import { performAct } from '../../functions/change-campaign/campaign-act.ts';
import { closeAttendance } from '../../functions/close-attendance/close-attendance.ts';
import { drawRepDay } from '../../functions/draw-rep-day/draw-rep-day.ts';
import { type EnterStepPayload, enterStep } from '../../functions/enter-step/enter-step.ts';
import { type ErasePorts, eraseContact } from '../../functions/erase-contact/erase-contact.ts';
import { executionClosed } from '../../functions/execution-closed/execution-closed.ts';
import { giveTasks, leaveTasks, putOffTasks } from '../../functions/give-tasks/give-tasks.ts';
import { noteConversation } from '../../functions/note-conversation/note-conversation.ts';
import { relayAnswers } from '../../functions/relay-answers/relay-answers.ts';
import { resumeEnrollment } from '../../functions/resume-enrollment/resume-enrollment.ts';
import { startReview } from '../../functions/review-audience/start-review.ts';
import { runCampaignClock } from '../../functions/run-campaign-clock/run-campaign-clock.ts';
import { sendTouch } from '../../functions/send-touch/send-touch.ts';
import { settleTouch } from '../../functions/settle-touch/settle-touch.ts';
import type { Reviews } from '../../functions/shared/cloud-ports.ts';
import { newCampaignState } from '../../functions/shared/new-campaign-state.ts';
import { receiveSignal } from '../../functions/shared/receive-signal.ts';
import { sign } from '../../functions/sign-off/sign.ts';
import { sweep } from '../../functions/sweep/sweep.ts';
import { undoReport } from '../../functions/undo-report/undo-report.ts';
import { wake } from '../../functions/wake/wake.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { CampaignSetup, LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { toLive } from '../../workflows/domain/with-absences.ts';
import type { Mailer, Ports, Store, TimerMessage } from '../../workflows/ports.ts';
import { rehearsalAddressKeys } from './rehearsal-links.ts';
import { createVirtualClock, type VirtualClock } from './virtual-clock.ts';
import { createExecutions, createQueues, createSchedules } from './virtual-services.ts';

const SWEEP_EVERY_MS = 5 * 60_000;
const REDELIVER_MS = 30_000;

/** How a world differs from the plain one: only tests of faults set these. */
export type WorldOptions = Campaigns & {
  readonly startAt: number;
  readonly mailer: Mailer;
  /** Wraps the ports of one worker: what happens to it is in the hands of the test. */
  readonly around?: (ports: Ports, clock: VirtualClock, worker: Worker) => Ports;
  /** What the workers see in place of the world's own store, which must be written to by it too. */
  readonly inFrontOf?: (store: MemoryStore) => Store;
  /** False: the stream is switched off and only the sweep moves things. */
  readonly stream?: boolean;
  readonly random?: () => number;
  /** The table's name, and what it was restored from. */
  readonly table?: Parameters<typeof createMemoryStore>[1];
  readonly onFault?: (fault: unknown) => void;
};

/** One campaign, or several over the same contacts: each has its own files and machine, all share store and clock. */
type Campaigns = { readonly setup: CampaignSetup } | { readonly setups: readonly CampaignSetup[] };

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
  /** Who fits nobody and waits for a person, in every campaign. */
  readonly reviews: Reviews;
  /** Runs a use case now, as a queue or a person does: what throws is brought again. */
  run(work: Work): Promise<void>;
  /** Calls back for every event from now on, in order. */
  listen(listener: (event: DomainEvent) => void): void;
  /** A campaign as it is now; without a name the first one, which is the only one of most worlds. */
  live(campaign?: string): LiveCampaign;
}

export function createWorld(options: WorldOptions): World {
  const { startAt, mailer } = options;
  const setups = 'setups' in options ? options.setups : [options.setup];
  const clock = createVirtualClock(startAt, { settles: options.around !== undefined });
  const events: DomainEvent[] = [];
  const listeners: ((event: DomainEvent) => void)[] = [];
  const store = createMemoryStore((streamed) => onCommit(streamed), options.table);
  const random = options.random ?? (() => 0.5);
  const live = createLive(setups, store);
  const soon = (work: Work): void => void clock.at(clock.now(), () => run(work));
  const plain: Ports = {
    store: options.inFrontOf?.(store) ?? store,
    mailer,
    schedules: createSchedules(clock, (message) => run((doors) => fire(doors, message))),
    queues: createQueues(clock, {
      wake: (message) => run((doors) => doors.wake(message)),
      send: (touch) => run((doors) => doors.sendTouch(touch)),
    }),
    executions: createExecutions(setups, clock, {
      random,
      enter: (payload) => invoke(payload as EnterStepPayload),
      closed: (closed) => soon((doors) => doors.executionClosed(closed)),
    }),
    clock: { now: clock.now, sleep: clock.sleep, random },
    campaigns: { live: async (id) => live(id) },
  };
  const erasing = createErasing(setups, store, events);
  const shared = createDoors(plain, erasing);
  const doorsFor = (onCrash: () => void): Doors => {
    if (!options.around) return shared;
    const crash = (): Promise<never> => {
      onCrash();
      return new Promise<never>(() => undefined);
    };
    return createDoors(options.around(plain, clock, { crash, forsake: onCrash }), erasing);
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
  const onCommit = ({ enrollment, token, events: happened, rewritten = [] }: Streamed): void => {
    for (const event of rewritten) events[events.findIndex(({ key }) => key === event.key)] = event;
    for (const event of happened) {
      events.push(event);
      for (const listener of listeners) listener(event);
    }
    if (enrollment) planSweep();
    const isWaiting = enrollment?.status === 'open' && enrollment.phase === 'waiting';
    const relayed = isWaiting ? undefined : (enrollment?.id ?? token?.enrollment);
    if (relayed !== undefined && options.stream !== false) relaySoon(relayed);
  };
  const seen = { clock, store, ports: plain, events, reviews: erasing.reviews, live };
  return { ...seen, run, listen: (listener) => void listeners.push(listener) };
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

/** What an erasure reads besides the store. */
type Erasing = Omit<ErasePorts, keyof Ports> & { readonly reviews: Reviews };

function createErasing(setups: readonly CampaignSetup[], store: MemoryStore, events: readonly DomainEvent[]): Erasing {
  return {
    otherCampaigns: createMemoryOtherCampaigns(store),
    addressKeys: rehearsalAddressKeys,
    history: createMemoryHistory({ events, touches: store.items.touches }),
    objects: createMemoryObjects(),
    reviews: createMemoryReviews(),
    pointers: { launched: async () => setups.map(({ campaign }) => campaign.campaign) },
  };
}

function createDoors(ports: Ports, erasing: Erasing) {
  return {
    enterStep: enterStep(ports),
    receiveSignal: receiveSignal(ports),
    relay: relayAnswers(ports),
    wake: wake(ports),
    sendTouch: sendTouch(ports),
    settleTouch: settleTouch(ports),
    eraseContact: eraseContact({ ...ports, ...erasing }),
    sweep: sweep({ ...ports, ...erasing }),
    drawRepDay: drawRepDay(ports),
    runCampaignClock: runCampaignClock(ports),
    answerList: answerList(ports),
    sign: sign(ports),
    startReview: startReview(ports),
    closeAttendance: closeAttendance(ports),
    addWalkIn: addWalkIn(ports),
    noteConversation: noteConversation(ports),
    executionClosed: executionClosed(ports),
    resumeEnrollment: resumeEnrollment(ports),
    announceAbsence: announceAbsence(ports),
    giveTasks: giveTasks(ports),
    leaveTasks: leaveTasks(ports),
    actOnCampaign: performAct(ports),
    putOffTasks: putOffTasks(ports),
    undoReport: undoReport(ports),
  };
}

function fire(doors: Doors, message: TimerMessage): Promise<unknown> {
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

function createLive(setups: readonly CampaignSetup[], store: MemoryStore): World['live'] {
  const byId = new Map(setups.map((setup) => [setup.campaign.campaign, setup]));
  const known = new Map<string, LiveCampaign>();
  const first = setups[0]?.campaign.campaign ?? '';
  return (id = first) => {
    const setup = byId.get(id);
    const review = store.items.reviews.get(id);
    const state = store.stateOf(id) ?? (setup && review && newCampaignState(setup, review.launchAt));
    if (!setup || !state) throw new Error(`no campaign ${id}`);
    const before = known.get(id);
    if (before?.state === state) return before;
    const live = toLive(setup, state);
    known.set(id, live);
    return live;
  };
}
