/** Nobody is approached by a channel he has not allowed, the law forbids, or he has closed (seminar rule 2, table). */
import type { Invitee } from './read-audience.ts';
import { inviteeOf } from './read-inputs.ts';
import { type Fault, fault, field, isSignal, type Line, type Story } from './timeline.ts';

interface Closed {
  /** Why no marketing mail, no mail at all, no call. */
  marketing?: string;
  mail?: string;
  phone?: string;
  emailPermission?: string;
  phonePermission?: string;
}

/** Letters only, without accents: `B.V.` and `Coöperatie U.A.` as anyone writes them. */
const plain = (form: string): string =>
  form
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
const formSet = (...forms: readonly string[]): ReadonlySet<string> => new Set(forms.map(plain));
/** Rechtspersonen of book 2 of the Dutch civil code, and public bodies. */
const NL_LEGAL = formSet(
  'bv',
  'besloten vennootschap',
  'nv',
  'naamloze vennootschap',
  'stichting',
  'vereniging',
  'coöperatie',
  'coöperatie u.a.',
  'onderlinge waarborgmaatschappij',
  'gemeente',
  'publiekrechtelijke rechtspersoon',
);
/** Corporate subscribers of the British PECR (regulation 2): bodies corporate, an LLP and a charity's CIO among them. */
const GB_CORPORATE = formSet(
  'ltd',
  'limited',
  'plc',
  'public limited company',
  'llp',
  'limited liability partnership',
  'cic',
  'community interest company',
  'cio',
  'charitable incorporated organisation',
  'company limited by guarantee',
);

const isCorporate = ({ country, legalForm }: Invitee): boolean =>
  country === 'GB' && GB_CORPORATE.has(plain(legalForm));

/** Undefined where marketing mail is allowed; British companies until they object. */
export function whyNoMail(invitee: Invitee, permission: string): string | undefined {
  if (permission === 'objected') return 'emailPermission is objected';
  if (permission === 'consent' || permission === 'customer' || isCorporate(invitee)) return undefined;
  if (permission !== 'published') return `emailPermission is ${permission || 'empty'}`;
  return invitee.country === 'NL' ? undefined : `published does not do in ${invitee.country || '?'}`;
}

/** Countries without a row in the table want consent by phone; a form nobody knows is a natural person. */
function whyNoCall(invitee: Invitee, permission: string): string | undefined {
  if (permission === 'objected') return 'phonePermission is objected';
  const { country, legalForm, phonePermissionReason } = invitee;
  const business = legalForm !== '' || permission === 'business';
  const untilObjection =
    country === 'GB' || (country === 'DK' && business) || (country === 'NL' && NL_LEGAL.has(plain(legalForm)));
  if (permission === 'consent' || untilObjection) return undefined;
  const presumed = ['presumed', 'business', 'customer'].includes(permission);
  if (country === 'DE' && legalForm !== '' && presumed) {
    return phonePermissionReason === '' ? `${permission}, with no reason recorded` : undefined;
  }
  return `phonePermission is ${permission || 'empty'} in ${country || 'no country'}, ${legalForm || 'no legal form'}`;
}

/** What a signal closes. A rep's note of a consent by phone opens only what no objection closed. */
function note(story: Story, line: Line, closed: Closed): void {
  const data = JSON.stringify(line.fields.data ?? {});
  const invitee = inviteeOf(story.inputs, line.contact);
  if (isSignal(line, 'unsubscribed')) {
    closed.marketing ??= 'unsubscribed';
    const consent = (closed.phonePermission ?? invitee?.phonePermission) === 'consent';
    if (invitee?.country === 'DE' && !consent) closed.phone ??= 'unsubscribed, in Germany';
  }
  if (isSignal(line, 'bounced') && data.includes('hard')) closed.mail ??= 'bounced hard';
  if (isSignal(line, 'objected', 'complained', 'erased')) {
    closed.mail ??= field(line, 'signal');
    closed.phone ??= field(line, 'signal');
  }
  if (isSignal(line, 'do-not-call')) closed.phone ??= 'do-not-call';
  if (line.type !== 'PermissionChanged') return;
  const to = field(line, 'to');
  if (/mail/.test(field(line, 'channel'))) closed.emailPermission = to;
  else if (field(line, 'channel') === 'phone') closed.phonePermission = to;
}

function checkMail(story: Story, line: Line, closed: Closed): Fault[] {
  const template = field(line, 'template');
  if (closed.mail) return [fault(line, 'mail-closed', `${template} after ${closed.mail}`)];
  if (field(line, 'kind') !== 'marketing') return [];
  if (closed.marketing) return [fault(line, 'mail-closed', `marketing mail ${template} after ${closed.marketing}`)];
  const invitee = inviteeOf(story.inputs, line.contact);
  if (!invitee) return [];
  const suppressed = story.inputs.suppressed.has(invitee.email) ? 'is on the suppression list' : undefined;
  const why = suppressed ?? whyNoMail(invitee, closed.emailPermission ?? invitee.emailPermission);
  return why ? [fault(line, 'permission', `marketing mail ${template}: ${why}`)] : [];
}

function checkCall(story: Story, line: Line, closed: Closed): Fault[] {
  if (story.inputs.workflow.steps.get(line.step)?.do === 'ask') return [];
  if (closed.phone) return [fault(line, 'phone-closed', `call task ${field(line, 'script')} after ${closed.phone}`)];
  const invitee = inviteeOf(story.inputs, line.contact);
  if (!invitee) return [];
  const suppressed = story.inputs.suppressed.has(invitee.email) ? 'is on the suppression list' : undefined;
  const why = suppressed ?? whyNoCall(invitee, closed.phonePermission ?? invitee.phonePermission);
  return why ? [fault(line, 'permission', `call task ${field(line, 'script')}: ${why}`)] : [];
}

export function checkPermission(story: Story): Fault[] {
  const faults: Fault[] = [];
  const closedOf = new Map<string, Closed>();
  for (const line of story.lines) {
    if (line.contact === '') continue;
    const closed = closedOf.get(line.contact) ?? {};
    closedOf.set(line.contact, closed);
    note(story, line, closed);
    if (line.type === 'MailSent' && field(line, 'to') === 'contact') faults.push(...checkMail(story, line, closed));
    if (line.type === 'CallTaskSent') faults.push(...checkCall(story, line, closed));
  }
  return faults;
}
