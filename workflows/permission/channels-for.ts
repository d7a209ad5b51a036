import type { Contact } from '../domain/contact.ts';
import { legalFormKind } from './legal-forms.ts';
import { type PermissionRule, permissionRule } from './permission-table.ts';

/** Whether a channel is open, and by what or why not, in a few words that can be counted and shown to operators. */
export interface ChannelAnswer {
  readonly allowed: boolean;
  readonly reason: string;
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
  if (contact.email === undefined) return no('no mail address');
  if (objectedToAll(contact)) return no('objected');
  if (contact.emailClosed === 'complained' || isHardBounce(contact.emailClosed)) return no(contact.emailClosed);
  return { allowed: true, reason: 'service' };
}

/** Whether a rep may call this contact on his own account. */
export function marketingPhone(contact: Contact): ChannelAnswer {
  if (contact.phone === undefined && contact.mobile === undefined) return no('no phone number');
  const { status, text } = contact.phonePermission;
  if (objectedToAll(contact) || status === 'objected') return no('objected');
  if (contact.stage === 'refused') return no('refused');
  if (contact.phoneClosed !== undefined) return no(contact.phoneClosed);
  const rule = ruleOf(contact);
  if (rule.anyObjectionClosesPhone && status !== 'consent' && objectedToMail(contact)) return no('objected to mail');
  if (rule.phone.includes(status)) return yes(status === 'none' ? 'until objection' : status);
  if (!rule.phoneWithReason.includes(status)) return no(whyNoPhone(contact));
  return text === undefined ? no(`${status} without a recorded reason`) : yes(status);
}

function marketingMail(contact: Contact): ChannelAnswer {
  if (contact.email === undefined) return no('no mail address');
  const { status } = contact.emailPermission;
  if (objectedToAll(contact) || status === 'objected') return no('objected');
  if (contact.stage === 'refused') return no('refused');
  if (contact.emailClosed !== undefined) return no(contact.emailClosed);
  if (ruleOf(contact).email.includes(status)) return yes(status === 'none' ? 'until objection' : status);
  return no(whyNoMail(contact));
}

function marketingLetter(contact: Contact): ChannelAnswer {
  if (contact.street === undefined || (contact.postcode ?? contact.city) === undefined) return no('no address');
  if (objectedToAll(contact)) return no('objected');
  if (contact.stage === 'refused') return no('refused');
  return yes('until objection');
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

function yes(reason: string): ChannelAnswer {
  return { allowed: true, reason };
}

function no(reason: string): ChannelAnswer {
  return { allowed: false, reason };
}
