import type { SignalData } from '../../../workflows/domain/enrollment.ts';
import { isBy, type WaitingStep } from '../../../workflows/workflow.ts';
import { type Acting, HOUR_MS, happens, MINUTE_MS, plan } from './acting.ts';
import { draw, pickByWeight, wholeBetween } from './draw.ts';
import type { Person } from './person.ts';

/** A mail or letter that reached a contact. */
export interface Received {
  readonly step: WaitingStep;
  readonly touch: string;
  readonly at: number;
}

/** What a contact does with a marketing mail: nothing, mostly. Service mails want no answer. */
export function answerMail(acting: Acting, person: Person, mail: Received): void {
  if (mail.step.kind !== 'marketing') return;
  person.marketingMails += 1;
  const { rehearsal } = acting.setup.campaign;
  const { at, touch, step } = mail;
  const turn = person.marketingMails;
  const invites = step.asks === 'response';
  if (turn === 1 && bounces(person, rehearsal.bounce)) {
    const after = wholeBetween(draw(person.salt, 'bounced after'), 1, 9) * MINUTE_MS;
    plan(acting, person, at + after, { signal: 'bounced', by: 'system', touch, data: { kind: 'hard' } });
    return;
  }
  if (!person.scripted.has('auto-replied') && happens(person, rehearsal.outOfOffice, 'out of office', turn)) {
    const days = wholeBetween(draw(person.salt, 'away for', turn), 2, 10);
    const until = acting.setup.calendars.contact(person.contact).add(at, { amount: days, unit: 'business days' }, 1);
    plan(acting, person, at + 2 * MINUTE_MS, { signal: 'auto-replied', by: 'system', data: { until } });
  }
  if (optsOut(person, rehearsal.optOut, turn)) {
    plan(acting, person, readAt(acting, person, at, draw(person.salt, 'opts out after')), {
      signal: 'unsubscribed',
      by: 'contact',
    });
    return;
  }
  if (invites) answerInvitation(acting, person, mail);
  else answerContent(acting, person, mail);
}

/** Who answers in the script has a mailbox. */
function bounces(person: Person, rate: number): boolean {
  return !person.scripted.has('bounced') && !person.scripted.has('response') && happens(person, rate, 'bounced');
}

const OPT_OUT_MAILS = 3;

/** A contact who opts out does so on one of his first mails. */
function optsOut(person: Person, rate: number, turn: number): boolean {
  if (person.scripted.has('unsubscribed') || !happens(person, rate, 'opts out')) return false;
  return turn === wholeBetween(draw(person.salt, 'opts out of'), 1, OPT_OUT_MAILS);
}

/** Answers by himself or not at all; the sooner the likelier. */
export function answerInvitation(acting: Acting, person: Person, mail: Received): void {
  const { rehearsal, event } = acting.setup.campaign;
  const { step } = mail;
  if (person.scripted.has('response') || !happens(person, rehearsal.respond, `responds ${step.name}`)) return;
  const early = draw(person.salt, `responds after ${step.name}`) ** 2;
  const at = readAt(acting, person, mail.at, (early * windowOf(acting, person, mail)) / READ_WITHIN_MS);
  if (draw(person.salt, `accepts ${step.name}`) < rehearsal.accept) {
    const brings = (event?.guestsPerContact ?? 0) > 0 && happens(person, BRINGS_COLLEAGUE, 'brings a colleague');
    plan(acting, person, at, { signal: 'accepted', by: 'contact', data: { guests: brings ? 1 : 0 } });
    return;
  }
  if (draw(person.salt, `declines ${step.name}`) < DECLINES) {
    plan(acting, person, at, { signal: 'declined', by: 'contact', data: { reason: declineReason(person, step.name) } });
  } else plan(acting, person, at, { signal: 'tentative', by: 'contact' });
}

const BRINGS_COLLEAGUE = 0.15;
/** Of those who answer and do not accept; the others say maybe. */
export const DECLINES = 0.75;

/** Why somebody does not come. */
export function declineReason(person: Person, about: string): 'date' | 'subject' | 'colleague' {
  const reasons = [
    ['date', 70],
    ['subject', 18],
    ['colleague', 12],
  ] as const;
  return pickByWeight(draw(person.salt, `why not ${about}`), reasons, 'date');
}

const DEFAULT_WINDOW = { amount: 5, unit: 'business days' } as const;

/** How long the step waits for an answer. */
function windowOf({ setup }: Acting, person: Person, { step, at }: Received): number {
  const after = step.due && 'after' in step.due && !isBy(step.due.after) ? step.due.after : DEFAULT_WINDOW;
  return setup.calendars.contact(person.contact).add(at, after, 1) - at;
}

/** Replies to what he reads, or fetches a file he was sent. */
function answerContent(acting: Acting, person: Person, { step, at }: Received): void {
  const { reply } = acting.setup.campaign.rehearsal;
  const turn = person.marketingMails;
  const drawn = draw(person.salt, 'replies', turn);
  const readsAt = readAt(acting, person, at, draw(person.salt, 'replies after', turn));
  const [file] = step.files;
  if (drawn < reply && !person.scripted.has('replied')) {
    plan(acting, person, readsAt, { signal: 'replied', by: 'contact' });
  } else if (file !== undefined && drawn < reply * 1.5 && !person.scripted.has('downloaded')) {
    const data: SignalData = { file };
    plan(acting, person, readsAt, { signal: 'downloaded', by: 'contact', data });
  }
}

const READ_WITHIN_MS = 36 * HOUR_MS;
const NIGHT_ENDS = 7 * 60;

/** Nobody answers in the small hours of his own zone. */
function readAt({ setup }: Acting, person: Person, sentAt: number, drawn: number): number {
  const at = sentAt + Math.max(5 * MINUTE_MS, drawn * READ_WITHIN_MS);
  const minute = setup.calendars.contact(person.contact).minuteOfDay(at);
  return minute < NIGHT_ENDS ? at + (NIGHT_ENDS - minute) * MINUTE_MS : at;
}
