import type { AudienceLine, AudienceReview } from '../../workflows/domain/audience-review.ts';
import type { CampaignState } from '../../workflows/domain/campaign-state.ts';
import type { Contact, Organisation } from '../../workflows/domain/contact.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { KeptObjection } from '../../workflows/domain/kept-objection.ts';
import type { Seats } from '../../workflows/domain/seats.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import { AT, aContact, anEnrollment, anOrganisation, frozen } from './items.ts';

/** Nothing is left out, at any depth: an attribute that is new does not compile until it stands here. */
type Whole<T> = T extends readonly (infer Part)[]
  ? readonly Whole<Part>[]
  : T extends object
    ? string extends keyof T
      ? T
      : { readonly [Key in keyof T]-?: Whole<Exclude<T[Key], undefined>> }
    : T;

const PIETER = 'pieter@probe.example';
const signature = { at: AT, by: 'sander@probe.example', hash: 'h' };
const signed = { marketing: signature, sales: signature };
const held = { campaign: 'probe', enrollment: 'e2', reason: 'quote', since: AT, cause: 'e2.1.0' } as const;

/** An enrollment that has everything, even what never stands together. */
export const wholeEnrollment: Enrollment = frozen({
  ...(anEnrollment('e1') as Whole<Pick<Enrollment, 'schema' | 'id' | 'contact' | 'organisation' | 'campaign'>>),
  workflow: 'seminar@1',
  rep: PIETER,
  ...{ run: 2, runStartedAt: AT, runFirstStay: 3, version: 1 },
  ...{ status: 'ended', outcome: 'released', reason: 'niet bereikbaar', step: 'call-1', stay: 4, phase: 'waiting' },
  answer: {
    ...{ stay: 4, by: 'due', next: 'whitepaper', at: AT, cause: 'e1.9.0', signalAt: AT, version: 9 },
    again: { attempt: 2, promisedAt: AT, reopens: ['e1.3.call.2'], promised: true },
  },
  ...{ enteredAt: AT, enteredBy: 'e1.8.0', signalAt: AT },
  touch: {
    ...{ id: 'e1.4.call.1', status: 'used-up', at: AT, notBefore: AT, sentAt: AT, attempt: 1, queued: true },
    ...{ rep: 'lotte@probe.example', short: 3 },
  },
  timer: { at: AT, rev: 7, why: 'due' },
  rev: 7,
  facts: {
    response: {
      ...{ value: 'accepted', occurredAt: AT, recordedAt: AT, version: 3, usedAt: AT, signal: 'accepted' },
      data: { guests: 2, reason: 'date', confirmByMail: true },
    },
  },
  nurtured: ['one', 'two'],
  hold: { reason: 'colleague', since: AT, for: PIETER, scope: 'organisation' },
  checkAt: AT,
  checks: 2,
  paceFrom: AT,
  answeredAt: [AT, AT + 1],
  moves: [{ stay: 3, step: 'presentation', by: 'signal', signal: 'accepted', touch: 'e1.3.mail.1' }],
  lastReport: { touch: 'e1.4.call.1', signal: 'spoken', at: AT, triedAt: AT - 1, who: PIETER },
  given: ['presentation'],
  eventRevision: 2,
  nurtureRounds: 1,
  startedAt: AT,
  lastSignOfLifeAt: AT,
  spent: { marketing: 1, service: 2, unanswered: 3, told: 1 },
  reply: { touch: 'e1.r7.reply', at: AT, until: AT + 1 },
  undo: {
    ...{ touch: 'e1.4.call.1', also: ['e1.4.call.1.u3'], signal: 'spoken', at: AT, who: PIETER, promised: true },
    learnt: ['issue'],
    before: {
      ...{ step: 'call-1', stay: 4, moves: [], answeredAt: [AT], lastSignOfLifeAt: AT },
      facts: { spoken: { value: 'yes', occurredAt: AT, recordedAt: AT, version: 3, usedAt: AT, signal: 'spoken' } },
      spent: { marketing: 1, service: 2, unanswered: 3, told: 1 },
      lastReport: { touch: 'e1.4.call.1', signal: 'spoken', at: AT, triedAt: AT - 1, who: PIETER },
    },
  },
  refusal: {
    ...{ touch: 'e1.4.call.1', also: ['e1.4.call.1.u3'], at: AT, who: PIETER, promised: true },
    ...{ stage: 'lead', refusedAt: AT, restaged: true, seat: true },
    answer: {
      ...{ stay: 4, by: 'signal', next: 'call-1', at: AT, cause: 'e1.9.0', signalAt: AT, version: 9 },
      again: { attempt: 2, promisedAt: AT, reopens: ['e1.4.call.1'], promised: true },
    },
    open: {
      ...{ id: 'e1.4.call.1', status: 'sent', at: AT, notBefore: AT, sentAt: AT, attempt: 1, queued: false },
      ...{ rep: PIETER, short: 2 },
    },
    hold: { reason: 'correction', since: AT, for: PIETER, scope: 'enrollment' },
  },
  eraseAt: AT + 1,
  guest: true,
} satisfies Whole<Enrollment>);

const permission = { source: 'beurs 2026', at: '2026-10-01', text: 'ja, graag' };

export const wholeContact: Contact = frozen({
  ...(aContact(1) as Whole<Pick<Contact, 'schema' | 'id' | 'version' | 'language' | 'timeZone' | 'organisation'>>),
  ...{ email: 'anna@klant.example', phone: '+31101234567', mobile: '+31612345678', salutation: 'ms', title: 'dr.' },
  ...{ firstName: 'Anna', initials: 'A.', lastNamePrefix: 'van der', lastName: 'Berg', role: 'inkoop' },
  buyingRole: 'decides',
  ...{ street: 'Havenweg 1', postcode: '3011 AA', city: 'Rotterdam', country: 'NL', region: 'ZH' },
  ...{ organisationName: 'Berg BV', legalForm: 'BV', segment: 'handel', source: 'beurs', rep: PIETER },
  ...{ personalLine: 'we spraken elkaar', note: 'douane', more: { kleur: 'blauw' } },
  emailPermission: { status: 'objected', ...permission },
  phonePermission: { status: 'presumed', ...permission },
  stage: 'refused',
  ...{ crmContactId: 'c1', crmOrganisationId: 'o1', objectedAt: AT, emailClosed: 'complained', phoneClosed: 'said so' },
  closedAt: { email: AT, phone: AT + 1 },
  serviceMail: { status: 'none', ...permission },
  changedAt: { phone: AT },
  recent: [{ touch: 'e1.4.call.1', what: 'call', at: AT, reached: false }],
  ...{ erasedAt: AT, refusedAt: AT, joined: ['e1', 'e2'] },
} satisfies Whole<Contact>);

export const wholeOrganisation: Organisation = frozen({
  ...(anOrganisation(1) as Whole<Pick<Organisation, 'schema' | 'id' | 'version' | 'name'>>),
  ...{ organisationId: '00010231', domain: 'klant.example', country: 'NL', legalForm: 'BV', segment: 'handel' },
  ...{ withSales: 1, leads: 2, firstIn: 'probe', owner: PIETER, lastCallOn: '2027-02-01' },
  heldBy: held,
  alsoHeldBy: [{ ...held, enrollment: 'e3', reason: 'appointment' }],
  decided: { answer: 'yes', campaign: 'probe', enrollment: 'e2', at: AT, cause: 'e2.2.0', until: AT + 1, goOn: ['e3'] },
} satisfies Whole<Organisation>);

export const wholeCampaign: CampaignState = frozen({
  ...{ schema: 1, id: 'probe', version: 1, launchedAt: AT, eventStart: AT, eventEnd: AT + 1, eventRevision: 2 },
  attendance: { status: 'implausible', at: AT, by: 'time', cause: 'probe.attendance' },
  done: { 'briefing.0': AT },
  timer: { at: AT, rev: 3 },
  rev: 3,
  signed,
  changed: { rev: 2, at: AT },
  moved: { at: AT, by: 'mirjam@probe.example', from: { start: AT, end: AT + 1 }, askDeclined: true },
  // biome-ignore lint/suspicious/noThenProperty: a field of the campaign's state; it is never awaited
  cancelled: { at: AT, by: 'mirjam@probe.example', then: 'presentation' },
  venue: 'Kade 2',
  paused: { at: AT, by: 'system', reason: 'bounces' },
  resumed: { at: AT, by: 'mirjam@probe.example', slots: [{ at: AT, from: AT, id: 'e1' }] },
  home: 'another',
  armed: { at: AT, by: 'mirjam@probe.example' },
  stopped: { at: AT, by: 'mirjam@probe.example' },
  absences: { [PIETER]: [{ from: '2027-04-08', to: '2027-04-12', deputy: 'lotte@probe.example', by: PIETER, at: AT }] },
} satisfies Whole<CampaignState>);

export const wholeSeats: Seats = frozen({
  ...{ schema: 1, id: 'probe', version: 1, taken: 2 },
  waiting: [{ enrollment: 'e2', guests: 1 }],
  offered: [{ enrollment: 'e3', guests: 0 }],
} satisfies Whole<Seats>);

export const wholeObjection: KeptObjection = frozen({
  ...{ schema: 1, id: 'g.hash', version: 1, objectedAt: AT, refusedAt: AT + 1 },
  ...{ emailClosed: 'unsubscribed', phoneClosed: 'do-not-call' },
} satisfies Whole<KeptObjection>);

export const wholeReview: AudienceReview = frozen({
  ...{ schema: 1, id: 'probe', version: 1, bundleKey: 'campaigns/probe/1.json', bundleHash: '1' },
  ...{ startedAt: AT, launchAt: AT, lists: { [PIETER]: AT }, asked: { [PIETER]: 2 } },
  parts: { reps: 'r', content: 'c' },
  files: { 'reps.yaml': 'r' },
  signed,
  signedFiles: { 'reps.yaml': 'r' },
  signedFilesOf: { marketing: { 'reps.yaml': 'r' }, sales: { 'reps.yaml': 's' } },
  planSigned: signed,
  round: 2,
  done: { reminder: AT },
} satisfies Whole<AudienceReview>);

export const wholeLine: AudienceLine = frozen({
  ...{ schema: 1, campaign: 'probe', contact: 'anna', version: 1 },
  row: {
    line: 2,
    ticked: true,
    contact: wholeContact as Whole<Contact>,
    organisation: wholeOrganisation as Whole<Organisation>,
  },
  givenTo: 'lotte@probe.example',
  struck: { by: PIETER, at: AT, reason: 'weg' },
  personalLine: 'tot dan',
  ticked: { by: PIETER, at: AT },
  added: { by: PIETER, at: AT },
  ...{ gone: true, changedAt: AT, changedBy: PIETER },
} satisfies Whole<AudienceLine>);

/** An open call of pieter's. */
export const wholeTouch: Touch = frozen({
  ...{ schema: 1, id: 't1', campaign: 'probe', enrollment: 'e1', contact: 'anna', organisation: 'bakker' },
  ...{ stay: 4, step: 'call-1', kind: 'call', to: 'rep', receiver: PIETER, status: 'sent', reason: 'given' },
  ...{ template: 'call-1', mailKind: 'internal', urgency: 'urgent', attempt: 1, attempts: 2 },
  ...{ notBefore: AT, notAfter: AT + 1, promised: true, warmth: 3, rep: PIETER, for: 'lotte@probe.example' },
  ...{ open: true, digest: 'digest.1', calendar: { uid: 'u', sequence: 2, method: 'CANCEL' }, about: 'e2' },
  ...{
    requested: false,
    half: 'morning',
    reopens: ['e1.4.call.1'],
    meanwhile: false,
    item: 'one',
    files: ['presentation'],
    sentBy: 'e1.9.0',
    claimedAt: AT,
    sentAt: AT,
  },
  ...{ firstBy: AT, firstTold: 'warned', escalated: 2, placeOn: '2027-02-01', cause: 'e1.8.0' },
} satisfies Whole<Touch>);
