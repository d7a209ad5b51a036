import type { Contact, EmailPermission, PhonePermission } from '../domain/contact.ts';
import { legalFormKind } from './legal-forms.ts';
import { type PermissionRule, permissionRule } from './permission-table.ts';

/** Why a channel is open or closed, for whoever says it in the reader's language (`permissionWords`). */
export type PermissionCode =
  | 'consent'
  | 'customer'
  | 'published'
  | 'business'
  | 'presumed'
  | 'until-objection'
  | 'service'
  | 'nothing-to-reach'
  | 'objected'
  | 'objected-to-mail'
  | 'refused'
  | 'unsubscribed'
  | 'complained'
  | 'hard-bounce'
  | 'do-not-call'
  | 'not-wanted'
  | 'reason-missing'
  | 'not-enough'
  | 'closed';

/** Whether a channel is open, and by what or why not, in a few words that can be counted and shown to operators. */
export interface ChannelAnswer {
  readonly allowed: boolean;
  readonly reason: string;
  readonly code: PermissionCode;
}

/** The three channels of marketing. */
export interface Channels {
  readonly email: ChannelAnswer;
  readonly phone: ChannelAnswer;
  readonly letter: ChannelAnswer;
}

/** Which channels marketing may use for this contact, as it stands now. Asked again at each touch; never cached. */
export function channelsFor(contact: Contact): Channels {
  return { email: marketingMail(contact), phone: marketingPhone(contact), letter: marketingLetter(contact) };
}

/**
 * Whether this mail may go. `service` is about an event the contact accepted: it goes after an opt-out too, never to an
 * address that bounced hard, and never to who objected to everything (seminar rule 2).
 */
export function mayMail(contact: Contact, kind: 'marketing' | 'service'): ChannelAnswer {
  if (kind === 'marketing') return marketingMail(contact);
  if (contact.email === undefined) return no('no mail address', 'nothing-to-reach');
  if (objectedToAll(contact)) return no('objected', 'objected');
  if (contact.emailClosed === 'complained' || isHardBounce(contact.emailClosed))
    return no(contact.emailClosed, closedCode(contact.emailClosed));
  if (contact.serviceMail?.status === 'none') return no('not wanted by mail', 'not-wanted');
  return { allowed: true, reason: 'service', code: 'service' };
}

/** Whether a rep may call this contact on his own account. */
export function marketingPhone(contact: Contact): ChannelAnswer {
  if (contact.phone === undefined && contact.mobile === undefined) return no('no phone number', 'nothing-to-reach');
  const { status, text } = contact.phonePermission;
  if (objectedToAll(contact) || status === 'objected') return no('objected', 'objected');
  if (contact.stage === 'refused') return no('refused', 'refused');
  if (contact.phoneClosed !== undefined) return no(contact.phoneClosed, closedCode(contact.phoneClosed));
  const rule = ruleOf(contact);
  if (rule.anyObjectionClosesPhone && status !== 'consent' && objectedToMail(contact))
    return no('objected to mail', 'objected-to-mail');
  if (rule.phone.includes(status)) return opened(status);
  if (!rule.phoneWithReason.includes(status)) return no(whyNoPhone(contact), 'not-enough');
  return text === undefined ? no(`${status} without a recorded reason`, 'reason-missing') : opened(status);
}

function marketingMail(contact: Contact): ChannelAnswer {
  if (contact.email === undefined) return no('no mail address', 'nothing-to-reach');
  const { status } = contact.emailPermission;
  if (objectedToAll(contact) || status === 'objected') return no('objected', 'objected');
  if (contact.stage === 'refused') return no('refused', 'refused');
  if (contact.emailClosed !== undefined) return no(contact.emailClosed, closedCode(contact.emailClosed));
  if (ruleOf(contact).email.includes(status)) return opened(status);
  return no(whyNoMail(contact), 'not-enough');
}

function marketingLetter(contact: Contact): ChannelAnswer {
  if (contact.street === undefined || (contact.postcode ?? contact.city) === undefined)
    return no('no address', 'nothing-to-reach');
  if (objectedToAll(contact)) return no('objected', 'objected');
  if (contact.stage === 'refused') return no('refused', 'refused');
  return opened('none');
}

function ruleOf(contact: Contact): PermissionRule {
  return permissionRule(contact.country, legalFormKind(contact.legalForm));
}

/** Who objected on both channels is not written a letter instead. */
function objectedToAll(contact: Contact): boolean {
  if (contact.objectedAt !== undefined) return true;
  return contact.emailPermission.status === 'objected' && contact.phonePermission.status === 'objected';
}

function objectedToMail(contact: Contact): boolean {
  if (contact.emailPermission.status === 'objected') return true;
  return contact.emailClosed !== undefined && !isHardBounce(contact.emailClosed);
}

/** A hard bounce says that the address is wrong, not that the person objects. */
function isHardBounce(closed: string | undefined): closed is string {
  return closed?.includes('bounce') ?? false;
}

function whyNoMail(contact: Contact): string {
  const { status } = contact.emailPermission;
  if (status !== 'none') return `${status}: not enough in ${contact.country ?? 'an unknown country'}`;
  const sole = contact.country === 'NL' && legalFormKind(contact.legalForm) === 'sole';
  return sole ? 'NL sole trader without consent' : 'emailPermission empty';
}

function whyNoPhone(contact: Contact): string {
  const form = { legal: '', sole: ' sole trader', unknown: ', legal form unknown' }[legalFormKind(contact.legalForm)];
  return `${contact.country ?? 'country unknown'}${form}: phonePermission ${contact.phonePermission.status} is not enough`;
}

/** Open by the permission itself; by none of its own until the contact objects. */
function opened(status: EmailPermission | PhonePermission): ChannelAnswer {
  if (status === 'none' || status === 'objected')
    return { allowed: true, reason: 'until objection', code: 'until-objection' };
  return { allowed: true, reason: status, code: status };
}

function closedCode(closed: string): PermissionCode {
  if (isHardBounce(closed)) return 'hard-bounce';
  return CLOSED.find((code) => code === closed) ?? 'closed';
}

const CLOSED = ['unsubscribed', 'complained', 'do-not-call', 'objected'] as const;

function no(reason: string, code: PermissionCode): ChannelAnswer {
  return { allowed: false, reason, code };
}
