import { settingAt } from '../../../workflows/domain/campaign-agenda.ts';
import type { SignalData } from '../../../workflows/domain/enrollment.ts';
import { type Acting, happens, MINUTE_MS, perform } from './acting.ts';
import { draw, wholeBetween } from './draw.ts';
import type { Person } from './person.ts';
import { daysAhead, issueOf, wantsAppointment } from './report-calls.ts';

const DOORS_MS = 45 * MINUTE_MS;

/** Plans the day of the event at the launch: who comes, what reps note of their guests, when the host closes the list. */
export function planEvent(acting: Acting): void {
  const { world, setup } = acting;
  if (!setup.campaign.event) return;
  const live = world.live();
  world.clock.at(live.state.eventStart - DOORS_MS, () => planArrivals(acting));
  const notesAt = settingAt(live, 'conversationsAt');
  if (notesAt !== undefined) world.clock.at(notesAt, () => planNotes(acting));
  planClosing(acting);
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
  }
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
  const data: SignalData = { interest: wholeBetween(draw(person.salt, 'interest'), 1, 5), ...issueOf(person, 'event') };
  const meets = wantsAppointment(acting, person);
  await perform(acting, person, { signal: 'spoken', by: 'rep', data });
  if (!meets) return;
  const when = daysAhead(acting, person.rep, acting.world.clock.now(), draw(person.salt, 'meets'));
  await perform(acting, person, { signal: 'appointment', by: 'rep', data: { when } });
}

/** The host closes the list at the agreed moment, unless the script has a line of his. */
function planClosing({ world, setup, script }: Acting): void {
  const { closeAttendance } = setup.campaign.rehearsal.host;
  if (closeAttendance === 'never' || script.hasHost) return;
  const { launchedAt, eventStart, eventEnd } = world.live().state;
  const at = setup.calendars.campaign.pointAt(closeAttendance, { launch: launchedAt, eventStart, eventEnd });
  world.clock.at(at, () =>
    world.run((doors) => doors.closeAttendance({ campaign: setup.campaign.campaign, by: 'host' })),
  );
}
