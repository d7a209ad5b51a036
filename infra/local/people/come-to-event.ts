import { settingAt } from '../../../workflows/domain/campaign-points.ts';
import { type Acting, happens, MINUTE_MS, perform } from './acting.ts';
import { draw, wholeBetween } from './draw.ts';
import type { Person } from './person.ts';
import { daysAhead, issueOf, wantsAppointment } from './report-calls.ts';

const DOORS_MS = 45 * MINUTE_MS;

/**
 * Plans the day of the event, at the launch and whenever it is moved: who comes, what reps note of their guests, when the
 * host closes the list. On a day that is not the event's any more nobody does anything.
 */
export function planEvent(acting: Acting): void {
  const { world, setup } = acting;
  if (!setup.campaign.event) return;
  const live = world.live();
  const { eventRevision } = live.state;
  const onTheDay = (at: number, act: () => unknown): void =>
    void world.clock.at(at, () => {
      const { state } = world.live();
      return state.eventRevision === eventRevision && !state.cancelled ? act() : undefined;
    });
  onTheDay(live.state.eventStart - DOORS_MS, () => planArrivals(acting));
  const notesAt = settingAt(live, 'conversationsAt');
  if (notesAt !== undefined) onTheDay(notesAt, () => planNotes(acting));
  planClosing(acting, onTheDay);
}

/** Who accepted comes or does not; an answer up to the last minute counts. */
function planArrivals(acting: Acting): void {
  const { world, setup } = acting;
  const doorsAt = world.clock.now();
  for (const person of acting.people.values()) {
    if (person.ended || person.scripted.has('attendance') || !happens(person, setup.campaign.rehearsal.show, 'shows'))
      continue;
    const at = doorsAt + wholeBetween(draw(person.salt, 'arrives'), 1, 44) * MINUTE_MS;
    world.clock.at(at, () => {
      if (person.response !== 'accepted' || person.ended) return undefined;
      return perform(acting, person, { signal: 'attended', by: 'system' });
    });
    if (timesStays(acting) && happens(person, LEAVES_EARLY, 'leaves early')) planLeaving(acting, person);
  }
}

/** Of those who join an online event. */
const LEAVES_EARLY = 0.2;

/** A platform knows how long somebody stayed; nobody stands at the door of a room with a watch. */
function timesStays({ setup }: Acting): boolean {
  return Object.values(setup.workflow.steps).some((step) => 'on' in step && step.on['left-early'] !== undefined);
}

function planLeaving(acting: Acting, person: Person): void {
  const { eventStart, eventEnd } = acting.world.live().state;
  const at = eventStart + (0.2 + 0.6 * draw(person.salt, 'leaves')) * (eventEnd - eventStart);
  acting.world.clock.at(Math.floor(at), () => {
    if (!person.came || person.ended) return undefined;
    return perform(acting, person, { signal: 'left-early', by: 'system' });
  });
}

/** Each rep notes whom of his guests he spoke to, within the hour. */
function planNotes(acting: Acting): void {
  const { world, setup } = acting;
  const { conversation } = setup.campaign.rehearsal;
  for (const person of acting.people.values()) {
    if (!person.came || person.ended || person.spokenAtEvent || person.scripted.has('conversation')) continue;
    if (!happens(person, conversation, 'spoken at the event')) continue;
    const after = wholeBetween(draw(person.salt, 'notes after'), 1, 50) * MINUTE_MS;
    world.clock.at(world.clock.now() + after, () => note(acting, person));
  }
}

async function note(acting: Acting, person: Person): Promise<void> {
  if (person.ended || !person.came) return;
  person.spokenAtEvent = true;
  const said = { interest: wholeBetween(draw(person.salt, 'interest'), 1, 5), ...issueOf(person, 'event') };
  const meets = wantsAppointment(acting, person);
  const appointmentAt = meets && daysAhead(acting, person.rep, acting.world.clock.now(), draw(person.salt, 'meets'));
  const { enrollment } = person;
  const note = { enrollment, key: 'page', spoken: true, ...said };
  await acting.world.run((doors) =>
    doors.noteConversation(appointmentAt === false ? note : { ...note, appointmentAt }),
  );
}

/** The host closes the list at the agreed moment, unless the script has a line of his. */
function planClosing({ world, setup, script }: Acting, onTheDay: (at: number, act: () => unknown) => void): void {
  const { closeAttendance } = setup.campaign.rehearsal.host;
  if (closeAttendance === 'never' || script.hasHost) return;
  const { launchedAt, eventStart, eventEnd } = world.live().state;
  const at = setup.calendars.campaign.pointAt(closeAttendance, { launch: launchedAt, eventStart, eventEnd });
  onTheDay(at, () => world.run((doors) => doors.closeAttendance({ campaign: setup.campaign.campaign, by: 'host' })));
}
