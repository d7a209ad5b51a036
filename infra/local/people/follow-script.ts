import { instantOf } from '../../../functions/shared/instant-of.ts';
import type { ScriptEntry } from '../../../workflows/language/script-entry.ts';
import type { Acting } from './acting.ts';
import { perform, reportAt } from './acting.ts';
import { performManagerAct } from './manager-acts.ts';
import { factOf, type Person } from './person.ts';
import {
  addressOf,
  contactAct,
  performConversation,
  performDecision,
  performHandOff,
  performWalkIn,
} from './script-acts.ts';
import type { Actor, BookLine } from './script-book.ts';

/** A touch, or the entry of a wait, as the script sees it. */
export interface SeenTouch {
  readonly step: string;
  readonly at: number;
  readonly attempt: number;
  /** Absent for entries of a wait. */
  readonly touch: string | undefined;
  /** Of a call or ask: who has it. */
  readonly rep: string;
}

/** Plans what the script says of this touch, each actor his first line that fits; returns who acts. */
export function followTouch(
  acting: Acting,
  person: Person,
  seen: SeenTouch,
  actors: readonly Actor[],
): ReadonlySet<Actor> {
  const { script } = acting;
  if (!script.speaksOfStep(seen.step)) return NOBODY;
  const key = { step: seen.step, address: addressOf(person), attempt: seen.attempt, rep: seen.rep };
  const acts = new Set<Actor>();
  for (const actor of actors) {
    const line = script.take(key, actor);
    if (!line) continue;
    acts.add(actor);
    acting.world.clock.at(touchTime(acting, line, seen), () => {
      line.fired = true;
      return act(acting, line, [person], seen.touch);
    });
  }
  return acts;
}

const NOBODY: ReadonlySet<Actor> = new Set();

/** A report falls after the time in which its rep reports nothing. */
function touchTime(
  { setup, silence, ...rest }: Acting,
  { entry: { when, act: what } }: BookLine,
  seen: SeenTouch,
): number {
  if (!('on' in when)) return seen.at;
  const at = setup.calendars.campaign.add(seen.at, when.after, 1);
  const end = what.type === 'report' ? silence.endOf(seen.rep, at) : undefined;
  return end === undefined ? at : reportAt({ setup, silence, ...rest }, seen.rep, end, 0);
}

/** Plans the lines with a time of their own, at the launch: what lies before it was done in time, as people do. */
export function followDates(acting: Acting, launchedAt: number): void {
  const { setup, script, world } = acting;
  for (const line of script.dated) {
    const { when, act: what } = line.entry;
    if ('on' in when || line.fired) continue;
    const at = 'at' in when ? instantOf(setup, when.at) : setup.calendars.campaign.add(launchedAt, when.after, 1);
    if (at < launchedAt && what.type !== 'absent') {
      line.fired = what.type === 'review' || what.type === 'sign' || what.type === 'report-nothing';
      continue;
    }
    world.clock.at(Math.max(at, launchedAt), () => actOnDate(acting, line));
  }
}

async function actOnDate(acting: Acting, line: BookLine): Promise<void> {
  const people = peopleOf(acting, line);
  line.fired = people === undefined || people.length > 0;
  await act(acting, line, people ?? [], undefined);
}

/** The contacts a line with a date is about; undefined where it is about none in particular. */
function peopleOf(acting: Acting, { entry: { who, act: what } }: BookLine): readonly Person[] | undefined {
  const people = [...acting.people.values()];
  if ('contact' in who && who.contact !== '*') return people.filter((person) => addressOf(person) === who.contact);
  switch (what.type) {
    case 'conversation':
      return people.filter((person) => addressOf(person) === what.contact);
    case 'hand-off':
      return people.filter((person) => 'rep' in who && person.rep === who.rep && person.handedOff !== undefined);
    case 'agree':
      return people.filter((person) => person.decision !== undefined);
    case 'signal':
      return people.filter(
        (person) => !person.ended && !acting.script.ownFactsOf(addressOf(person)).has(factOf(what.signal)),
      );
    case 'unsubscribe':
    case 'bounce':
    case 'reply':
    case 'auto-reply':
      return people.filter((person) => !person.ended);
    default:
      return undefined;
  }
}

async function act(
  acting: Acting,
  { index, entry: { who, act: what } }: BookLine,
  people: readonly Person[],
  touch: string | undefined,
): Promise<void> {
  switch (what.type) {
    case 'webhook':
      await acting.postWebhook(index, what.file);
      return;
    case 'pause':
    case 'resume':
    case 'stop':
    case 'reschedule':
    case 'cancel-event':
      acting.tell(
        index,
        await performManagerAct(acting, what, 'manager' in who && who.manager === 'sales' ? 'sales' : 'marketing'),
      );
      return;
    case 'close-attendance':
      await acting.world.run((doors) =>
        doors.closeAttendance({ campaign: acting.setup.campaign.campaign, by: 'host' }),
      );
      return;
    case 'walk-in':
      await performWalkIn(acting, index, what);
      return;
    case 'conversation':
      for (const person of people) await performConversation(acting, person, what);
      return;
    case 'hand-off':
      for (const person of people) await performHandOff(acting, person, what);
      return;
    case 'absent':
      if ('rep' in who) await announce(acting, who.rep, what);
      return;
    case 'agree':
      if ('manager' in who) for (const person of people) await performDecision(acting, person, who.manager, what);
      return;
    case 'signal':
    case 'report':
    case 'unsubscribe':
    case 'bounce':
    case 'reply':
    case 'auto-reply':
      for (const person of people) await perform(acting, person, contactAct(acting, person, what, touch));
      return;
    default:
      return;
  }
}

/** Said by the rep himself, by the door that his page has too. */
function announce(
  { world, setup }: Acting,
  rep: string,
  { from, until }: Extract<ScriptEntry['act'], { type: 'absent' }>,
): Promise<void> {
  return world.run((doors) =>
    doors.announceAbsence({ campaigns: [setup.campaign.campaign], rep, from, until, by: rep }),
  );
}
