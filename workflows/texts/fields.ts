import type { TextReceiver } from './template-table.ts';

type FieldType = 'text' | 'number' | 'moment' | 'link' | 'list' | 'map' | 'flag';

/** One field of a text. `may be empty` fields want an `{% if %}` or `| default:`; `in` lists whose texts may use it. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly always: boolean;
  readonly in: readonly TextReceiver[];
  readonly description: string;
}

const EVERY: readonly TextReceiver[] = ['contact', 'script', 'letter', 'rep', 'manager'];
const ABOUT_CONTACT: readonly TextReceiver[] = ['contact', 'script', 'letter', 'rep'];
const TO_CONTACT: readonly TextReceiver[] = ['contact', 'letter'];

const OF_REP: readonly TextReceiver[] = ['rep'];
const INTERNAL: readonly TextReceiver[] = ['rep', 'manager'];

type Row = readonly [name: string, type: FieldType, always: 'always' | 'may be empty', description: string];

const CONTACT: readonly Row[] = [
  ['contact.salutation', 'text', 'always', 'the opening line with its comma: "Geachte mevrouw De Vries,"'],
  ['contact.name', 'text', 'always', 'the whole name: "Anna de Vries"; the address where no name is known'],
  ['contact.title', 'text', 'may be empty', 'academic title: "Dr."'],
  ['contact.firstName', 'text', 'may be empty', 'first name'],
  ['contact.initials', 'text', 'may be empty', 'initials: "A.B."'],
  ['contact.lastNamePrefix', 'text', 'may be empty', 'what comes before the last name: "van der"'],
  ['contact.lastName', 'text', 'may be empty', 'last name without prefix'],
  ['contact.role', 'text', 'may be empty', 'what the contact does at the organisation'],
  ['contact.email', 'text', 'may be empty', 'mail address'],
  ['contact.phone', 'text', 'may be empty', 'phone number as people write it'],
  ['contact.street', 'text', 'may be empty', 'street and number'],
  ['contact.postcode', 'text', 'may be empty', 'postcode'],
  ['contact.city', 'text', 'may be empty', 'town'],
  ['contact.country', 'text', 'may be empty', 'country code: "NL"'],
  ['contact.language', 'text', 'always', 'language code: "nl"'],
  ['contact.segment', 'text', 'may be empty', 'segment as in the audience file'],
  ['contact.personalLine', 'text', 'may be empty', 'the line the rep wrote for this contact'],
  ['contact.guests', 'number', 'may be empty', 'guests the contact brings along'],
  [
    'contact.wantsPresentation',
    'flag',
    'may be empty',
    'whether the contact asked for the presentation when declining',
  ],
  ['contact.waitingPlace', 'number', 'may be empty', 'place on the waiting list'],
  ['contact.appointmentAt', 'moment', 'may be empty', 'when the appointment with this contact is'],
  ['contact.appointmentWith', 'text', 'may be empty', 'with whom the appointment is'],
  ['contact.issue', 'text', 'may be empty', "the contact's own issue, as a call or conversation learnt it"],
  ['contact.callBackAt', 'moment', 'may be empty', 'when a call back was promised'],
  ['contact.more', 'map', 'may be empty', 'columns of the audience file that Baton does not know: contact.more.<name>'],
  ['organisation.name', 'text', 'always', "the contact's organisation"],
  ['organisation.legalForm', 'text', 'may be empty', 'legal form: "BV"'],
  ['organisation.country', 'text', 'may be empty', 'country code'],
  ['organisation.segment', 'text', 'may be empty', 'segment'],
];

const REPS: readonly Row[] = [
  ['rep.name', 'text', 'always', 'the rep of this contact; in a mail to a rep: the rep who reads it'],
  ['rep.firstName', 'text', 'always', 'first name of the rep'],
  ['rep.email', 'text', 'always', 'mail address of the rep'],
  ['rep.phone', 'text', 'may be empty', 'phone number of the rep'],
  ['deputy.name', 'text', 'may be empty', 'who takes over while the rep is away; empty while the rep is there'],
  ['deputy.firstName', 'text', 'may be empty', 'first name of the deputy'],
  ['deputy.email', 'text', 'may be empty', 'mail address of the deputy'],
  ['deputy.phone', 'text', 'may be empty', 'phone number of the deputy'],
];

const EVENT: readonly Row[] = [
  ['event.name', 'text', 'always', 'name of the event'],
  ['event.start', 'moment', 'always', 'start: {{ event.start | date_words }}'],
  ['event.end', 'moment', 'always', 'end: {{ event.end | time_words }}'],
  ['event.doorsOpen', 'moment', 'may be empty', 'when check-in opens'],
  ['event.venue', 'text', 'may be empty', 'name of the venue'],
  ['event.address', 'text', 'may be empty', 'address of the venue'],
  ['event.route', 'link', 'may be empty', 'link to the route'],
  ['event.online', 'link', 'may be empty', 'link to take part from a distance'],
  ['event.hostName', 'text', 'may be empty', 'who runs the event'],
  ['event.hostEmail', 'text', 'may be empty', "the host's mail address"],
  ['event.hostPhone', 'text', 'may be empty', "the host's phone number"],
  ['event.capacity', 'number', 'may be empty', 'seats, guests included'],
  [
    'event.placesLeft',
    'number',
    'may be empty',
    'seats still free before the event, overbooking aside; empty where there are none',
  ],
  ['event.guestsPerContact', 'number', 'always', 'how many guests a contact may bring'],
  ['event.answerUntil', 'moment', 'may be empty', 'until when an answer counts'],
  ['event.previousStart', 'moment', 'may be empty', 'the old start of an event that was moved'],
];

const COMMON: readonly Row[] = [
  ['campaign.id', 'text', 'always', 'id of the campaign'],
  ['campaign.name', 'text', 'always', "name of the campaign in the reader's language"],
  ['campaign.issue', 'text', 'may be empty', 'the issue of its audience that the campaign speaks to'],
  ['campaign.solution', 'text', 'may be empty', 'what solves that issue'],
  ['campaign.launchAt', 'moment', 'may be empty', 'when the invitations go'],
  ['sender.organisation', 'text', 'always', 'who sends: name as in the register'],
  ['sender.registration', 'text', 'may be empty', 'register number: "KvK 00000000"'],
  ['sender.address', 'text', 'always', 'postal address of the sender'],
  ['sender.name', 'text', 'always', 'name of the sender as people know it'],
  ['sender.email', 'text', 'may be empty', 'address for answers'],
  ['sender.privacy', 'link', 'may be empty', 'link to the privacy statement'],
];

const SOURCE: readonly Row[] = [
  ['source.name', 'text', 'may be empty', 'name of the source the contact came from'],
  ['source.text', 'text', 'always', 'the sentence that tells where the address comes from'],
];

const CONTACT_LINKS: readonly Row[] = [
  ['links.response', 'link', 'may be empty', 'page to answer the invitation'],
  ['links.accept', 'link', 'may be empty', 'the same page with "I come" chosen'],
  ['links.tentative', 'link', 'may be empty', 'the same page with "I do not know yet" chosen'],
  ['links.decline', 'link', 'may be empty', 'the same page with "I do not come" chosen'],
  ['links.unsubscribe', 'link', 'may be empty', 'page to object to more mail'],
  ['links.share', 'link', 'may be empty', 'page to hand on to a colleague'],
  ['links.file', 'link', 'may be empty', 'page of the file this mail is about'],
  ['links.undo', 'link', 'may be empty', 'page to take the last choice back'],
];

const INTERNAL_LINKS: readonly Row[] = [
  [
    'links.contact',
    'link',
    'may be empty',
    "the rep's page of the contact: the story, and what to do with it; in a mail about many: where he picks one of his",
  ],
  ['links.outcome', 'link', 'may be empty', 'page to report a call'],
  ['links.list', 'link', 'may be empty', 'page of the list that waits for an answer'],
  ['links.conversations', 'link', 'may be empty', "page to note the event's conversations"],
  ['links.checkIn', 'link', 'may be empty', 'page to check guests in and close the attendance list'],
  ['links.dashboard', 'link', 'may be empty', 'the dashboard'],
  ['links.away', 'link', 'may be empty', 'page to say you are away'],
  ['links.tooMuch', 'link', 'may be empty', 'page to move what was not promised'],
  ['links.delegate', 'link', 'may be empty', 'page to give a task to a colleague'],
  ['links.give', 'link', 'may be empty', 'page to give the calls of a rep to a colleague'],
  ['links.leave', 'link', 'may be empty', 'page to say that a rep is there and keeps his calls'],
  ['links.manage', 'link', 'may be empty', 'page of calls, absences, and who waits for a person'],
];

const TASK: readonly Row[] = [
  ['task.attempt', 'number', 'always', 'which attempt this is'],
  ['task.attempts', 'number', 'always', 'how many attempts there are at most'],
  ['task.why', 'text', 'always', 'why now'],
  ['task.goal', 'text', 'may be empty', 'what the call is for'],
  ['task.step', 'text', 'may be empty', 'a short word for the occasion, for the subject'],
  ['task.buying', 'text', 'may be empty', 'how the contact takes part in buying'],
  ['task.organisation', 'text', 'may be empty', 'what the organisation is: segment, number of people'],
  ['task.phone', 'text', 'may be empty', 'number as people write it'],
  ['task.tel', 'text', 'may be empty', 'number for a tel: link'],
  ['task.localTime', 'text', 'may be empty', "the contact's time when the mail leaves"],
  ['task.callFrom', 'text', 'may be empty', "earliest time to call, in the contact's zone"],
  ['task.callUntil', 'text', 'may be empty', "latest time to call, in the contact's zone"],
  ['task.language', 'text', 'may be empty', 'the language to speak'],
  ['task.permission', 'list', 'always', 'what is allowed by which channel, and from where'],
  ['task.warnings', 'list', 'always', 'what to mind: opt-out, open quote, complaint'],
  ['task.colleagues', 'list', 'always', 'colleagues at the same organisation and what they answered'],
  ['task.sent', 'list', 'always', 'what was sent and fetched: label, and url where there is a file'],
  ['task.history', 'list', 'always', 'what happened so far, at most three lines'],
  ['task.known', 'list', 'always', 'what is known: source, issue, score'],
  ['task.script', 'list', 'always', 'paragraphs of the script'],
  ['task.questions', 'list', 'always', 'questions to ask'],
  ['task.outcomes', 'list', 'always', 'outcome links: label, url'],
  ['task.moreOutcomes', 'list', 'always', 'the rarer outcome links: label, url'],
  ['task.dueAt', 'moment', 'may be empty', 'before when, please'],
  ['task.reply', 'list', 'always', "lines of the contact's reply"],
  ['task.for', 'text', 'may be empty', 'the absent colleague whose task it is'],
  ['task.reason', 'text', 'may be empty', 'why the task was withdrawn'],
];

const LIST: readonly Row[] = [
  ['list.count', 'number', 'may be empty', 'how many lines the whole list has'],
  ['list.answerBy', 'moment', 'may be empty', 'until when an answer is expected'],
  [
    'list.lines',
    'list',
    'may be empty',
    'lines: name organisation role phone tel at what reason attempt attempts guests issue url',
  ],
  ['list.changes', 'flag', 'may be empty', 'true when only what changed is listed'],
  ['list.callsPerDay', 'number', 'may be empty', 'calls a day at most'],
  ['list.reportBy', 'moment', 'may be empty', "digest: until when today's calls are to be reported"],
  ['list.promised', 'list', 'may be empty', 'digest: promised for today'],
  ['list.calls', 'list', 'may be empty', 'digest: calls of today, in order'],
  ['list.left', 'list', 'may be empty', 'digest: left from before'],
  ['list.answered', 'list', 'may be empty', 'digest: answered, or no longer needed'],
  ['list.report', 'list', 'may be empty', 'digest: what waits for a report'],
  ['list.waiting', 'list', 'may be empty', 'digest: lists that wait'],
  ['list.week', 'list', 'may be empty', 'digest: this week, a sentence each'],
  ['list.figures', 'list', 'may be empty', 'figures: label value target'],
  ['list.accepted', 'number', 'may be empty', 'how many accepted'],
  ['list.attended', 'number', 'may be empty', 'how many are on the attendance list'],
  ['list.receiver', 'text', 'may be empty', 'first name of the manager who reads it'],
  ['list.who', 'text', 'may be empty', 'the rep it is about, who is away or says nothing'],
  ['list.full', 'flag', 'may be empty', 'true where the rep has so many open calls that he gets no new ones'],
  ['list.deputyAway', 'flag', 'may be empty', 'true where the rep does not report and his deputy is away'],
  ['list.deputy', 'text', 'may be empty', 'who takes over what the rep leaves'],
  ['list.more', 'text', 'may be empty', 'weekly: how many more lines there are'],
  [
    'list.restated',
    'number',
    'may be empty',
    'weekly: reports of earlier weeks taken back or put right since the last one',
  ],
  ['list.round', 'number', 'may be empty', 'how often the list has come by now, this time included'],
];

/** Every field of every text, in the order `baton explain fields` shows them. */
export const FIELDS: readonly Field[] = [
  ...rows(CONTACT, ABOUT_CONTACT),
  ...rows(REPS, EVERY),
  ...rows(EVENT, EVERY),
  ...rows(COMMON, EVERY),
  ...rows(SOURCE, ABOUT_CONTACT),
  ...rows(CONTACT_LINKS, TO_CONTACT),
  ...rows(INTERNAL_LINKS, INTERNAL),
  ...rows(TASK, OF_REP),
  ...rows(LIST, INTERNAL),
];

/** Filters that turn an instant into words of the reader's language and zone. */
export const DATE_FILTERS: readonly string[] = ['date_words', 'day_words', 'time_words', 'date_short'];

const BY_NAME = new Map(FIELDS.map((field) => [field.name, field]));

/** The field a path of a text means: `contact.more.region` is `contact.more`; undefined where there is none. */
export function findField(path: readonly string[]): Field | undefined {
  const field = BY_NAME.get(path.slice(0, 2).join('.'));
  if (!field || path.length === 2) return field;
  const deeper = field.type === 'map' || (field.type === 'list' && ['size', 'first', 'last'].includes(path[2] ?? ''));
  return deeper ? field : undefined;
}

/** `baton explain fields`: one line a field, what may be empty marked. */
export function describeFields(): string {
  const width = Math.max(...FIELDS.map((field) => field.name.length));
  return FIELDS.map(
    (field) => `${field.name.padEnd(width)}  ${field.description}${field.always ? '' : ' (may be empty)'}`,
  ).join('\n');
}

function rows(table: readonly Row[], receivers: readonly TextReceiver[]): readonly Field[] {
  return table.map(([name, type, presence, description]) => ({
    name,
    type,
    always: presence === 'always',
    in: receivers,
    description,
  }));
}
