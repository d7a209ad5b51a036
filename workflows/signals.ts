/**
 * - `state` sets a fact, the latest `occurredAt` wins; the fact is news until it has moved the enrollment once
 * - `moment` counts for the stay that is open when it is recorded, or the one opened next
 * - `bound` carries the touch it answers and moves only that touch's stay; late, only where `groups` say so
 * - `definite` ends the enrollment from every step
 * - `contact` changes the contact's permissions and moves nothing by itself
 * - `campaign` is a fact of the campaign, read by every enrollment that asks for it
 */
export type SignalClass = 'state' | 'moment' | 'bound' | 'definite' | 'contact' | 'campaign';

/** Who a signal may come from; `system` is a webhook, SES or check-in, `campaign` the operations. */
type SignalSender = 'contact' | 'rep' | 'marketing' | 'sales' | 'host' | 'system' | 'campaign';

/** What a bound signal answers. */
export type SignalBinding = 'call' | 'ask' | 'hand-off' | 'decide' | 'email' | 'waiting-list';

/** A list names the only values; `time` is a local or absolute time, `money` a number in the currency of its own. */
export type SignalField = 'count' | 'score' | 'text' | 'time' | 'date' | 'money' | 'share' | 'flag' | readonly string[];

/** One line of the table of signals. */
export interface SignalSpec {
  readonly class: SignalClass;
  readonly describes: string;
  readonly sentBy: readonly SignalSender[];
  /** The data it may carry. */
  readonly fields: Readonly<Record<string, SignalField>>;
  /** The fact it sets: of `state` and `campaign` signals only. */
  readonly fact?: string;
  /** Of `bound` signals only: the kinds of touch it answers. */
  readonly boundTo?: readonly SignalBinding[];
}

const ANSWERERS = ['contact', 'rep', 'system'] as const;
const CALL = ['call'] as const;
const ASK = ['ask'] as const;

/** Every signal there is. `timeout` and `skipped` are nobody's to send and are not in it. */
const SIGNALS = {
  accepted: {
    class: 'state',
    fact: 'response',
    describes: 'comes to the event',
    sentBy: ANSWERERS,
    fields: { guests: 'count' },
  },
  tentative: { class: 'state', fact: 'response', describes: 'may come to the event', sentBy: ANSWERERS, fields: {} },
  declined: {
    class: 'state',
    fact: 'response',
    describes: 'does not come to the event',
    sentBy: ANSWERERS,
    fields: { reason: ['date', 'subject', 'colleague', 'no-contact'], presentation: 'flag' },
  },
  attended: {
    class: 'state',
    fact: 'attendance',
    describes: 'was there',
    sentBy: ['system', 'host'],
    fields: { guests: 'count' },
  },
  'left-early': {
    class: 'state',
    fact: 'attendance',
    describes: 'was there and left early',
    sentBy: ['system', 'host'],
    fields: {},
  },
  'no-show': {
    class: 'state',
    fact: 'attendance',
    describes: 'accepted and was not there',
    sentBy: ['system', 'host'],
    fields: {},
  },
  qualified: {
    class: 'state',
    fact: 'qualified',
    describes: 'meets the criteria both sides agreed on',
    sentBy: ['system', 'rep', 'campaign'],
    fields: { readiness: ['ready', 'interested'], reason: 'text' },
  },
  replied: { class: 'moment', describes: 'answered a mail', sentBy: ['contact', 'system'], fields: { text: 'text' } },
  'auto-replied': {
    class: 'moment',
    describes: 'an out-of-office came back',
    sentBy: ['system'],
    fields: { until: 'time' },
  },
  downloaded: { class: 'moment', describes: 'fetched a file', sentBy: ['contact'], fields: { file: 'text' } },
  spoken: {
    class: 'bound',
    boundTo: CALL,
    describes: 'was reached and spoken to',
    sentBy: ['rep', 'system'],
    fields: { interest: 'score', issue: 'text', timing: 'text', note: 'text', remembers: ['yes', 'no'] },
  },
  appointment: {
    class: 'bound',
    boundTo: CALL,
    describes: 'made an appointment',
    sentBy: ['rep', 'system'],
    fields: { when: 'time', issue: 'text', note: 'text' },
  },
  'call-back': {
    class: 'bound',
    boundTo: CALL,
    describes: 'wants to be called at a time',
    sentBy: ['rep', 'system'],
    fields: { when: 'time', post: 'flag', note: 'text' },
  },
  'send-documents': {
    class: 'bound',
    boundTo: CALL,
    describes: 'asked for documents',
    sentBy: ['rep', 'system'],
    fields: { file: 'text' },
  },
  'quote-requested': {
    class: 'bound',
    boundTo: ['call', 'ask'],
    describes: 'asked for a quote',
    sentBy: ['rep', 'system'],
    fields: { issue: 'text', note: 'text' },
  },
  'not-reached': {
    class: 'bound',
    boundTo: CALL,
    describes: 'did not answer the phone',
    sentBy: ['rep', 'system'],
    fields: { voicemail: 'flag' },
  },
  'wrong-number': {
    class: 'bound',
    boundTo: CALL,
    describes: 'the number is not theirs',
    sentBy: ['rep', 'system'],
    fields: { number: 'text' },
  },
  'wrong-person': {
    class: 'bound',
    boundTo: CALL,
    describes: 'left, or a colleague is the right one',
    sentBy: ['rep', 'system'],
    fields: { reason: ['left', 'colleague'] },
  },
  visited: {
    class: 'bound',
    boundTo: ASK,
    describes: 'the appointment took place',
    sentBy: ['rep', 'system'],
    fields: { note: 'text' },
  },
  'not-visited': {
    class: 'bound',
    boundTo: ASK,
    describes: 'the appointment did not take place',
    sentBy: ['rep', 'system'],
    fields: { note: 'text' },
  },
  moved: {
    class: 'bound',
    boundTo: ASK,
    describes: 'the appointment has another time',
    sentBy: ['rep', 'system'],
    fields: { when: 'time' },
  },
  quoted: {
    class: 'bound',
    boundTo: ASK,
    describes: 'has our quote',
    sentBy: ['rep', 'system'],
    fields: { value: 'money', margin: 'money', currency: 'text', chance: 'share' },
  },
  'still-open': {
    class: 'bound',
    boundTo: ASK,
    describes: 'no answer yet',
    sentBy: ['rep', 'system'],
    fields: { until: 'time' },
  },
  'taken-over': {
    class: 'bound',
    boundTo: ['hand-off'],
    describes: 'the rep takes the prospect over',
    sentBy: ['rep'],
    fields: {},
  },
  rejected: {
    class: 'bound',
    boundTo: ['hand-off'],
    describes: 'the rep gives the prospect back',
    sentBy: ['rep'],
    fields: { reason: 'text' },
  },
  'go-on': {
    class: 'bound',
    boundTo: ['decide'],
    describes: 'both sides: the rhythm goes on',
    sentBy: ['marketing', 'sales'],
    fields: {},
  },
  recycle: {
    class: 'bound',
    boundTo: ['decide'],
    describes: 'both sides: back to lead',
    sentBy: ['marketing', 'sales'],
    fields: {},
  },
  release: {
    class: 'bound',
    boundTo: ['decide'],
    describes: 'both sides: no longer worth working',
    sentBy: ['marketing', 'sales'],
    fields: { reason: 'text' },
  },
  bounced: {
    class: 'bound',
    boundTo: ['email'],
    describes: 'the mail came back',
    sentBy: ['system'],
    fields: { kind: ['hard', 'soft'] },
  },
  unsubscribed: {
    class: 'contact',
    describes: 'wants no more marketing mail',
    sentBy: ['contact', 'rep', 'system'],
    fields: {},
  },
  complained: { class: 'contact', describes: 'called a mail spam', sentBy: ['system'], fields: {} },
  'do-not-call': { class: 'contact', describes: 'wants no more calls', sentBy: ['contact', 'rep'], fields: {} },
  yes: {
    class: 'definite',
    describes: 'ordered',
    sentBy: ['rep', 'contact', 'system', 'campaign'],
    fields: { orderedAt: 'date', revenue: 'money', margin: 'money', reference: 'text', goOn: 'text' },
  },
  no: {
    class: 'definite',
    describes: 'does not want to become a customer',
    sentBy: ['rep', 'contact', 'system', 'campaign'],
    fields: { reason: 'text', for: ['person', 'organisation'] },
  },
  objected: {
    class: 'definite',
    describes: 'wants no contact at all',
    sentBy: ['contact', 'rep', 'system', 'campaign'],
    fields: {},
  },
  erased: { class: 'definite', describes: 'had the data erased', sentBy: ['campaign'], fields: {} },
  'attendance-closed': {
    class: 'campaign',
    fact: 'attendance-closed',
    describes: 'the attendance list is complete',
    sentBy: ['host', 'campaign', 'system'],
    fields: {},
  },
  'event-moved': {
    class: 'campaign',
    fact: 'event-moved',
    describes: 'the event has another date',
    sentBy: ['campaign'],
    fields: {},
  },
  'event-cancelled': {
    class: 'campaign',
    fact: 'event-cancelled',
    describes: 'the event is off',
    sentBy: ['campaign'],
    fields: { afterwards: ['presentation', 'stop'] },
  },
  'place-offered': {
    class: 'bound',
    boundTo: ['waiting-list'],
    describes: 'a seat came free',
    sentBy: ['campaign'],
    fields: {},
  },
} as const satisfies Readonly<Record<string, SignalSpec>>;

export type SignalName = keyof typeof SIGNALS;

/** True for the name of a signal. */
export function isSignalName(name: string): name is SignalName {
  return Object.hasOwn(SIGNALS, name);
}

/** The line of the table; a function, so that callers see the wide type and not the one of each literal. */
export function signalSpec(name: SignalName): SignalSpec {
  return SIGNALS[name];
}

/** Every name, in the order of the table. */
export const SIGNAL_NAMES: readonly SignalName[] = Object.keys(SIGNALS).filter(isSignalName);
