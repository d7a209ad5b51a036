import type { Contact, Organisation } from '../../../workflows/domain/contact.ts';
import { isAbsent, presentFor } from '../../../workflows/domain/deputy.ts';
import type { LiveCampaign } from '../../../workflows/domain/live-campaign.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import type { Rep } from '../../../workflows/language/reps-schema.ts';
import type { Journal, Known } from '../../../workflows/story/journal.ts';
import type { StoryLine } from '../../../workflows/story/story-line.ts';
import {
  type BuildLink,
  buildCampaignFields,
  buildContactValues,
  buildEventFields,
  type EventInstants,
} from '../../../workflows/texts/contact-values.ts';
import type { MailValues } from '../../../workflows/texts/mail-values.ts';
import type { TextStore } from '../../../workflows/texts/text-store.ts';
import type { MailedAudience } from './review-fields.ts';

/** What mails are written from: the campaign's files, its people, and what was known when. */
export interface MailContext {
  readonly live: LiveCampaign;
  readonly texts: TextStore;
  readonly journal: Journal;
  readonly instants: EventInstants;
  readonly touches: ReadonlyMap<string, Touch>;
  /** Calls by the digest they were drawn into. */
  readonly drawn: ReadonlyMap<string, readonly Touch[]>;
  /** All campaigns whose calls a rep has in his digest, its own among them; in a rehearsal each has a digest of its own. */
  readonly others?: ReadonlyMap<string, MailContext>;
  /** Before the launch, and of who reviewed it afterwards. */
  readonly audience?: MailedAudience;
  /** Other enrollments of the campaign at the same organisation, in steady order; only a call task tells of them. */
  readonly colleaguesOf?: (enrollment: string) => readonly string[];
  /** Seats at the event that are taken or kept for somebody, guests included. */
  readonly seatsHeld: () => number;
  readonly contactOf: (enrollment: string) => Contact | undefined;
  readonly organisationOf: (contact: Contact) => Organisation | undefined;
  readonly link: BuildLink;
}

/** The event as texts tell it; without an event the campaign's launch stands for both ends. */
export function instantsOf({ setup, state }: LiveCampaign): EventInstants {
  const { event } = setup.campaign;
  const { eventStart: startAt, eventEnd: endAt, launchedAt: launch, moved } = state;
  if (!event) return { startAt, endAt };
  const calendar = setup.calendars.campaign;
  const answerUntilAt = calendar.pointAt(event.answerUntil, { launch, eventStart: startAt, eventEnd: endAt });
  const doorsOpenAt = calendar.add(startAt, event.doorsOpen, -1);
  return { startAt, endAt, doorsOpenAt, answerUntilAt, ...(moved && { previousStartAt: moved.from.start }) };
}

/** The rep a mail is from or to; a contact without one is the campaign's own. */
export function repOf({ live }: MailContext, email: string): Rep {
  const { campaign, reps } = live.setup;
  const rep = reps.get(email);
  if (rep) return rep;
  const host = campaign.event?.host;
  const name = host?.email === email ? host.name : campaign.sender.name;
  const plain = { team: 'sales', callsPerDay: 8, mail: 'auto', segments: [], languages: [], absences: [] } as const;
  return {
    email: email === '' ? campaign.sender.email : email,
    name,
    ...plain,
    segments: [],
    languages: [],
    absences: [],
  };
}

/** The values of a mail about one contact, as of the line that says it was sent. */
export function valuesAbout(context: MailContext, known: Known, line: StoryLine): MailValues | undefined {
  const { live, contactOf, organisationOf, touches, link, instants } = context;
  const contact = contactOf(known.enrollment);
  if (!contact) return undefined;
  const at = Date.parse(line.at);
  const organisation = organisationOf(contact);
  const rep = repOf(context, known.rep);
  const standIn = known.rep !== '' && isAbsent(live, known.rep, at) ? presentFor(live, known.rep, at) : undefined;
  const file = touches.get(String(line.touch))?.files?.[0];
  const { appointmentAt, callBackAt, issue, guests, waitingPlace, wantsPresentation } = known;
  const left = placesLeft(context, at);
  return buildContactValues({
    contact,
    ...(organisation && { organisation }),
    campaign: live.setup.campaign,
    rep,
    ...(standIn !== undefined && { deputy: repOf(context, standIn) }),
    sources: live.setup.plan.sources,
    ...(live.setup.campaign.event && { instants }),
    history: {
      guests,
      ...(waitingPlace !== undefined && { waitingPlace }),
      ...(wantsPresentation === true && { wantsPresentation }),
      ...(appointmentAt !== undefined && { appointmentAt, appointmentWith: rep.name }),
      ...(callBackAt !== undefined && { callBackAt }),
      ...(issue !== undefined && { issue }),
    },
    ...(left !== undefined && { placesLeft: left }),
    enrollment: known.enrollment,
    ...(file !== undefined && { file }),
    firstTouch: !known.isTouched,
    link,
  });
}

/** Until the event begins, and while there are any: what may be accepted beyond the room's seats is nobody's promise. */
function placesLeft({ live, seatsHeld }: MailContext, at: number): number | undefined {
  const { capacity } = live.setup.campaign.event ?? {};
  if (capacity === undefined || at >= live.state.eventStart) return undefined;
  const left = capacity - seatsHeld();
  return left > 0 ? left : undefined;
}

/** The same for a colleague: campaign and event by their names in his language, the contact as he is. */
export function valuesForColleague({ live, instants }: MailContext, values: MailValues, language: string): MailValues {
  const { campaign } = live.setup;
  const event = campaign.event && buildEventFields(campaign.event, { campaign, instants, language });
  const { placesLeft } = values.event ?? {};
  const told = event && { ...event, ...(placesLeft !== undefined && { placesLeft }) };
  return { ...values, campaign: buildCampaignFields(campaign, language), ...(told && { event: told }) };
}
