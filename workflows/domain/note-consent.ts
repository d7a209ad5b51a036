import { channelsFor } from '../permission/channels-for.ts';
import { confirmByMailWords } from '../permission/consent-words.ts';
import { changeContact, type Draft, emit, touchOf } from './draft.ts';
import type { Signal } from './signal.ts';

/**
 * The box on the page of a call: may the confirmation go by mail? The answer is kept with who asked, when, and the words
 * that stood on the screen. It opens mails about the event and nothing else: no marketing, over no objection.
 */
export function noteConsent(draft: Draft, signal: Signal, cause: string): void {
  const answer = signal.data?.confirmByMail;
  // Who accepts by himself came from a mail of ours, and is confirmed by one.
  if (signal.by === 'contact' && signal.signal === 'accepted' && draft.contact.serviceMail?.status === 'none')
    changeContact(draft, { serviceMail: undefined });
  if (typeof answer !== 'boolean' || signal.by !== 'rep') return;
  const { contact, next } = draft;
  const rep = touchOf(draft)?.rep ?? next.rep ?? '';
  changeContact(draft, {
    serviceMail: {
      status: answer ? 'consent' : 'none',
      source: `phone, ${rep}`,
      at: new Date(signal.occurredAt).toISOString(),
      text: confirmByMailWords(contact.language),
    },
  });
  if (answer && channelsFor(contact).email.allowed) return;
  const from = contact.serviceMail?.status === 'consent' ? 'service' : contact.emailPermission.status;
  const to = answer ? 'service' : contact.emailPermission.status;
  if (from === to) return;
  emit(draft, 'PermissionChanged', { channel: 'email', from, to, reason: 'said on the phone' }, { cause });
}
