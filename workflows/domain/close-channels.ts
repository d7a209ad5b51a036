import { marketingPhone } from '../permission/channels-for.ts';
import { closeTouch } from './answer.ts';
import type { Contact } from './contact.ts';
import { changeContact, currentStep, type Draft, emit, touchOf } from './draft.ts';
import { noticeAddress } from './notices.ts';
import { retime } from './retime.ts';

/** What a signal closes on the contact, for ever: mail for marketing, mail altogether, the phone, or everything. */
export function closeChannels(draft: Draft, signal: string, cause: string): void {
  const { contact } = draft;
  const everything = signal === 'objected' || signal === 'complained';
  if (everything && contact.objectedAt === undefined) changeContact(draft, { objectedAt: draft.now });
  if (signal === 'unsubscribed' || signal === 'bounced' || everything) closeMail(draft, signal, cause);
  if (signal === 'do-not-call' || everything) closePhone(draft, signal, cause);
  withdrawCall(draft);
}

const MAIL_REASON: Readonly<Record<string, string>> = { bounced: 'hard bounce' };

/** A hard bounce closes more than an opt-out, so it replaces that. */
function closeMail(draft: Draft, signal: string, cause: string): void {
  const { contact } = draft;
  const reason = MAIL_REASON[signal] ?? signal;
  if (contact.emailClosed !== undefined && signal === 'unsubscribed') return;
  if (contact.emailClosed === reason) return;
  emitChange(draft, 'email', contact, reason, cause);
  if (signal === 'bounced') noticeAddress(draft, cause);
  changeContact(draft, { emailClosed: reason, closedAt: { ...contact.closedAt, email: draft.now } });
}

function closePhone(draft: Draft, signal: string, cause: string): void {
  if (draft.contact.phoneClosed !== undefined) return;
  emitChange(draft, 'phone', draft.contact, signal, cause);
  changeContact(draft, { phoneClosed: signal, closedAt: { ...draft.contact.closedAt, phone: draft.now } });
}

/**
 * A call that may no longer be made is taken back, also where the law lets an opt-out from mail close the phone; the
 * stay keeps its waiting time, counted from now.
 */
export function withdrawCall(draft: Draft): void {
  const { next } = draft;
  if (next.status === 'ended' || next.phase !== 'waiting') return;
  if (next.touch?.status !== 'planned' && next.touch?.status !== 'sent') return;
  if (touchOf(draft)?.kind !== 'call' || marketingPhone(draft.contact).allowed) return;
  closeTouch(draft, undefined);
  next.touch = { ...next.touch, status: 'used-up', at: draft.now, queued: false };
  retime(draft, currentStep(draft));
}

function emitChange(draft: Draft, channel: 'email' | 'phone', contact: Contact, reason: string, cause: string): void {
  const from = channel === 'email' ? contact.emailPermission.status : contact.phonePermission.status;
  emit(
    draft,
    'PermissionChanged',
    { channel, from, to: reason === 'hard bounce' ? 'none' : 'objected', reason },
    { cause },
  );
}
