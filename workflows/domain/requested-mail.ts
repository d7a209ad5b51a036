import { mayMail } from '../permission/channels-for.ts';
import { ON_REQUEST } from './asked-slides.ts';
import { type Draft, emit, writeTouch } from './draft.ts';
import type { SendResult } from './send-stay.ts';
import type { Signal } from './signal.ts';
import { ofStay, type Touch } from './touch.ts';

const DOCUMENT = 'presentation';

/** What the contact asked for on the phone goes now, once, whatever he said of marketing mail; the stay is not concerned. */
export function planRequested(draft: Draft, { data }: Signal, cause: string): void {
  const { next, now } = draft;
  const touch: Touch = {
    ...ofStay(next),
    id: `${next.id}.${next.stay}.mail.r${next.version}`,
    kind: 'mail',
    to: 'contact',
    receiver: next.contact,
    status: 'planned',
    template: ON_REQUEST,
    mailKind: 'service',
    urgency: 'answer',
    attempt: 1,
    attempts: 1,
    notBefore: now,
    requested: true,
    files: [typeof data?.file === 'string' ? data.file : DOCUMENT],
    cause,
  };
  writeTouch(draft, touch, 'absent');
}

/** At the claim: an address that came back, or one who wants to hear nothing more, gets nothing he asked for either. */
export function planRequestedSend(draft: Draft, touch: Touch): SendResult {
  if (touch.status !== 'planned') return 'stop';
  const reason = whyNot(draft);
  if (reason === undefined) return 'claim';
  const { id, template, step, stay, cause } = touch;
  writeTouch(draft, { ...touch, status: 'skipped', reason }, 'planned');
  emit(draft, 'MailSkipped', { touch: id, template, reason }, { step, stay, cause });
  return 'changed';
}

/** After a stop nothing goes, asked for or not, nor to one who has said no for good; and who was erased is nobody any more. */
function whyNot({ contact, live, next }: Draft): string | undefined {
  if (live.state.stopped) return 'campaign stopped';
  if (contact.erasedAt !== undefined || next.reason === 'erased') return 'erased';
  if (next.outcome === 'no') return 'definite no';
  const mail = mayMail(contact, 'service');
  return mail.allowed ? undefined : mail.reason;
}
