import type { Contact, Organisation } from '../domain/contact.ts';
import type { Campaign, CampaignEvent } from '../language/campaign-schema.ts';
import type { Plan } from '../language/plan-schema.ts';
import type { Rep } from '../language/reps-schema.ts';
import { textIn } from '../language/value-schemas.ts';
import type {
  ContactFields,
  EventFields,
  Form,
  LinkFields,
  MailValues,
  OrganisationFields,
  RepFields,
  SenderFields,
  SourceFields,
} from './mail-values.ts';
import { fullName, renderSalutation } from './salutation.ts';
import { sourceWords } from './source-words.ts';

/** Pages by the letter in their address. */
export type LinkPage = 'r' | 'c' | 'k' | 'l' | 'n' | 'f' | 'u' | 'i' | 'm' | 'dashboard';

/** Builds the address of a page about a subject (enrollment, touch, list); on AWS the subject becomes a signed token. */
export type BuildLink = (page: LinkPage, subject: string, query?: Readonly<Record<string, string>>) => string;

/** The event's instants, already reckoned from the campaign's local times. */
export interface EventInstants {
  readonly startAt: number;
  readonly endAt: number;
  readonly doorsOpenAt?: number;
  readonly answerUntilAt?: number;
  readonly previousStartAt?: number;
}

/** What happened to this contact so far that a text may speak of. */
interface ContactHistory {
  readonly guests?: number;
  readonly waitingPlace?: number;
  readonly wantsPresentation?: boolean;
  readonly appointmentAt?: number;
  readonly appointmentWith?: string;
  readonly issue?: string;
  readonly callBackAt?: number;
}

export interface ContactValuesRequest {
  readonly contact: Contact;
  readonly organisation?: Organisation;
  readonly campaign: Campaign;
  readonly rep: Rep;
  readonly deputy?: Rep;
  readonly sources?: Plan['sources'];
  readonly instants?: EventInstants;
  readonly history?: ContactHistory;
  /** Seats still free at the event. */
  readonly placesLeft?: number;
  readonly enrollment: string;
  /** Name of the file this mail is about, as under `files` in the campaign. */
  readonly file?: string;
  readonly firstTouch?: boolean;
  readonly link: BuildLink;
}

/** Links of a preview: `https://<sender's domain>/r/<subject>`, with no token, so that they lead nowhere. */
export function previewLinks(domain: string): BuildLink {
  return (page, subject, query = {}) => {
    const parameters = new URLSearchParams(query).toString();
    return `https://${domain}/${page}/${encodeURIComponent(subject)}${parameters === '' ? '' : `?${parameters}`}`;
  };
}

/** All that a mail to this contact may speak of, in the contact's language and the campaign's form of address. */
export function buildContactValues(request: ContactValuesRequest): MailValues {
  const { contact, campaign, rep, deputy, instants, history = {}, placesLeft } = request;
  const { language } = contact;
  const event = campaign.event && instants && buildEventFields(campaign.event, { campaign, instants, language });
  const source = sourceFields(request);
  return {
    contact: contactFields(contact, formOf(campaign, language), history),
    organisation: organisationFields(request),
    rep: buildRepFields(rep),
    ...(deputy && { deputy: buildRepFields(deputy) }),
    ...(event && { event: { ...event, ...(placesLeft !== undefined && { placesLeft }) } }),
    campaign: buildCampaignFields(campaign, language),
    sender: buildSenderFields(campaign),
    ...(source && { source }),
    links: contactLinks(request),
    firstTouch: request.firstTouch === true,
    timeZone: contact.timeZone,
  };
}

/** How contacts are addressed in a language: the campaign's `form`, formal where it says nothing. */
export function formOf(campaign: Campaign, language: string): Form {
  return campaign.form[language] ?? 'formal';
}

/** `campaign.*` in a reader's language. */
export function buildCampaignFields(campaign: Campaign, language: string): MailValues['campaign'] {
  const issue = campaign.issue && textIn(campaign.issue, language);
  const solution = campaign.solution && textIn(campaign.solution, language);
  return {
    id: campaign.campaign,
    name: nameIn(campaign.name, language, campaign),
    ...(issue !== undefined && { issue }),
    ...(solution !== undefined && { solution }),
  };
}

/** `sender.*`. */
export function buildSenderFields({ sender }: Campaign): SenderFields {
  const { organisation, registration, address, name, email, privacy } = sender;
  return { organisation, address, name, email, privacy, ...(registration !== undefined && { registration }) };
}

/** `rep.*` and `deputy.*`. */
export function buildRepFields({ name, email, phone }: Rep): RepFields {
  return { name, firstName: name.split(' ')[0] ?? name, email, ...(phone !== undefined && { phone }) };
}

/** `event.*`: what has a place is told by that place's clock, what is only online by the reader's own. */
export function buildEventFields(
  event: CampaignEvent,
  context: { readonly campaign: Campaign; readonly instants: EventInstants; readonly language: string },
): EventFields {
  const { campaign, instants, language } = context;
  const moment = (at: number) => ({ at, timeZone: campaign.timeZone });
  const { venue, host, capacity, guestsPerContact } = event;
  const { doorsOpenAt, answerUntilAt, previousStartAt } = instants;
  return {
    name: nameIn(event.name, language, campaign),
    start: moment(instants.startAt),
    end: moment(instants.endAt),
    guestsPerContact,
    ...(doorsOpenAt !== undefined && { doorsOpen: moment(doorsOpenAt) }),
    ...(answerUntilAt !== undefined && { answerUntil: moment(answerUntilAt) }),
    ...(previousStartAt !== undefined && { previousStart: moment(previousStartAt) }),
    ...(venue?.name !== undefined && { venue: venue.name }),
    ...(venue?.address !== undefined && { address: venue.address }),
    ...(venue?.route !== undefined && { route: venue.route }),
    ...(venue?.online !== undefined && { online: venue.online }),
    ...(host && { hostName: host.name, hostEmail: host.email }),
    ...(host?.phone !== undefined && { hostPhone: host.phone }),
    ...(capacity !== undefined && { capacity }),
  };
}

export function nameIn(texts: Campaign['name'], language: string, campaign: Campaign): string {
  return textIn(texts, language) ?? textIn(texts, campaign.language) ?? Object.values(texts)[0] ?? campaign.campaign;
}

function contactFields(contact: Contact, form: Form, history: ContactHistory): ContactFields {
  const { title, firstName, initials, lastNamePrefix, lastName, role, email, phone, mobile } = contact;
  const { street, postcode, city, country, segment, personalLine, language, more } = contact;
  const number = phone ?? mobile;
  return withoutUndefined({
    ...history,
    salutation: renderSalutation(contact, language, form),
    name: fullName(contact) || (email ?? contact.organisationName),
    language,
    more,
    ...{ title, firstName, initials, lastNamePrefix, lastName, role, email, phone: number },
    ...{ street, postcode, city, country, segment, personalLine },
  });
}

function organisationFields({ contact, organisation }: ContactValuesRequest): OrganisationFields {
  return withoutUndefined({
    name: organisation?.name ?? contact.organisationName,
    legalForm: organisation?.legalForm ?? contact.legalForm,
    country: organisation?.country ?? contact.country,
    segment: organisation?.segment ?? contact.segment,
  });
}

function sourceFields({ contact, campaign, sources }: ContactValuesRequest): SourceFields | undefined {
  const source = contact.source === undefined ? undefined : sources?.[contact.source];
  const text = source && textIn(source.text, contact.language);
  if (contact.source === undefined) return undefined;
  const name = sourceWords(sources ?? {}, contact.source, contact.language);
  if (text !== undefined) return { name, text };
  const form = formOf(campaign, contact.language);
  return contact.source === 'walk-in' ? { name, text: walkInText(contact.language, form) } : undefined;
}

function contactLinks({ enrollment, file, link }: ContactValuesRequest): LinkFields {
  return {
    response: link('r', enrollment),
    accept: link('r', enrollment, { answer: 'accepted' }),
    tentative: link('r', enrollment, { answer: 'tentative' }),
    decline: link('r', enrollment, { answer: 'declined' }),
    share: link('r', `${enrollment}.share`),
    unsubscribe: link('u', enrollment),
    undo: link('u', enrollment, { undo: 'last' }),
    ...(file !== undefined && { file: link('f', `${enrollment}.${file}`) }),
  };
}

/** No list holds him: he came in by himself. The plan may say it in other words under `sources.walk-in`. */
function walkInText(language: string, form: Form): string {
  return (WALK_IN[language] ?? WALK_IN.en)?.[form] ?? '';
}

const WALK_IN: Readonly<Record<string, Readonly<Record<Form, string>>>> = {
  nl: {
    formal: 'bij onze bijeenkomst liet u uw gegevens achter',
    informal: 'bij onze bijeenkomst liet je je gegevens achter',
  },
  da: {
    formal: 'De gav os Deres oplysninger ved vores arrangement',
    informal: 'du gav os dine oplysninger ved vores arrangement',
  },
  de: {
    formal: 'bei unserer Veranstaltung haben Sie uns Ihre Daten gegeben',
    informal: 'bei unserer Veranstaltung hast du uns deine Daten gegeben',
  },
  en: { formal: 'you gave us your details at our event', informal: 'you gave us your details at our event' },
};

type WithoutUndefined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

/** Absent instead of undefined: a text then finds the field empty, as it is. */
function withoutUndefined<T extends object>(record: T): WithoutUndefined<T> {
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as WithoutUndefined<T>;
}
