import type { CampaignSetup } from '../../../workflows/domain/live-campaign.ts';
import type { Signal } from '../../../workflows/domain/signal.ts';
import type { WaitingStep } from '../../../workflows/workflow.ts';
import type { World } from '../world.ts';
import { draw } from './draw.ts';
import type { Person } from './person.ts';
import type { ScriptBook } from './script-book.ts';
import type { Silence } from './silence.ts';

/** What all acts of a rehearsal's people need. */
export interface Acting {
  readonly world: PeopleWorld;
  readonly setup: CampaignSetup;
  readonly script: ScriptBook;
  readonly silence: Silence;
  /** Sends the body of an entry through the webhook door. */
  readonly postWebhook: (entry: number, file: string) => Promise<void>;
  /** Says of an entry why it could not be done; nothing where it could. */
  readonly tell: (entry: number, messages: readonly string[]) => void;
  /** By enrollment id, in the order of enrolling. */
  readonly people: Map<string, Person>;
}

/** The part of the world that people meet. */
export type PeopleWorld = Pick<World, 'clock' | 'run' | 'listen' | 'live' | 'store'>;

/** One thing somebody says; it happens when it is performed. */
export type Act = Pick<Signal, 'signal' | 'by'> & Partial<Pick<Signal, 'touch' | 'data' | 'key'>>;

/** Says something now, by the same door as on AWS: brought again until it is taken in. */
export function perform({ world }: Acting, person: Person, act: Act): Promise<void> {
  person.acts += 1;
  const signal: Signal = {
    key: `${person.enrollment}.act.${person.acts}`,
    ...act,
    enrollment: person.enrollment,
    occurredAt: world.clock.now(),
  };
  return world.run((doors) => doors.receiveSignal(signal));
}

/** Plans what somebody will say, if it still makes sense then. */
export function plan(acting: Acting, person: Person, at: number, act: Act, holds?: () => boolean): void {
  acting.world.clock.at(wholeMinute(at), () => {
    if (person.ended || holds?.() === false) return undefined;
    return perform(acting, person, act);
  });
}

/** True with this probability, the same for ever for this contact, matter and turn. */
export function happens(person: Person, rate: number, what: string, turn = 0): boolean {
  return draw(person.salt, what, turn) < rate;
}

/** When a rep reports on what he got: within `reportWithin`, inside his own hours, and not while he is silent. */
export function reportAt({ setup, silence }: Acting, rep: string, sentAt: number, drawn: number): number {
  const calendar = setup.calendars.rep(rep);
  const within = calendar.add(sentAt, setup.campaign.rehearsal.reps.reportWithin, 1) - sentAt;
  const delay = wholeMinute(Math.max(SHORTEST_CALL_MS, drawn * within));
  const at = calendar.nextOpen(sentAt + delay);
  const end = silence.endOf(rep, at);
  return wholeMinute(end === undefined ? at : calendar.nextOpen(calendar.nextOpen(end) + delay));
}

/** A step of the workflow that waits; undefined for branches, ends and unknown names. */
export function waitingStep({ setup }: Acting, name: string | undefined): WaitingStep | undefined {
  const step = setup.workflow.steps[name ?? ''];
  return step && step.do !== 'branch' && step.do !== 'end' ? step : undefined;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
const SHORTEST_CALL_MS = 6 * MINUTE_MS;

function wholeMinute(at: number): number {
  return Math.floor(at / MINUTE_MS) * MINUTE_MS;
}
