import type { MailKind, Urgency } from '../workflow.ts';
import type { Enrollment } from './enrollment.ts';

export type TouchKind = 'mail' | 'call' | 'letter' | 'ask' | 'decision' | 'list';
export type Receiver = 'contact' | 'rep' | 'manager' | 'host';
/** Of a contact's day, by his own clock. */
export type DayHalf = 'morning' | 'afternoon';
/** `uncertain`: handed to the mailer, answer unknown; never sent again blindly. */
export type TouchStatus = 'planned' | 'sending' | 'sent' | 'skipped' | 'failed' | 'uncertain';

/**
 * One thing sent, in the ledger: claimed before it is sent, so that it goes once. Those of a stay carry `enrollment`,
 * those of a list or digest are keyed by their cause. Instants are epoch milliseconds.
 */
export interface Touch {
  readonly schema: 1;
  readonly id: string;
  readonly campaign: string;
  readonly enrollment?: string;
  readonly contact?: string;
  readonly organisation?: string;
  readonly stay: number;
  readonly step: string;
  readonly kind: TouchKind;
  readonly to: Receiver;
  /** Contact id for a contact, else a mail address. */
  readonly receiver: string;
  readonly status: TouchStatus;
  readonly reason?: string;
  readonly template: string;
  readonly mailKind: MailKind;
  readonly urgency: Urgency;
  /** Of a call: 1 for the first reported try; a promised call-back keeps its number. */
  readonly attempt: number;
  readonly attempts: number;
  /** Earliest moment; for calls and asks the day of it counts. */
  readonly notBefore: number;
  /** Latest moment; drawn or sent later it is skipped. */
  readonly notAfter?: number;
  readonly promised?: boolean;
  /** Of a call: how warm the contact was when it was planned; among calls of a day the warmest comes first. */
  readonly warmth?: number;
  /** The rep who has it now; `for` is the colleague he stands in for. */
  readonly rep?: string;
  readonly for?: string;
  /** Of an invitation: the day on which it has one of its rep's places. */
  readonly placeOn?: string;
  /** A sent call or ask nobody has reported yet. */
  readonly open?: boolean;
  readonly digest?: string;
  readonly calendar?: { readonly uid: string; readonly sequence: number; readonly method: 'PUBLISH' | 'CANCEL' };
  /** Of a notice: the enrollment it tells of. */
  readonly about?: string;
  /** Asked for by the contact: goes once, at once, whatever he said of marketing mail. */
  readonly requested?: boolean;
  /** Of a call after one that reached nobody, and of its withdrawal: the half of the contact's day it is meant for. */
  readonly half?: DayHalf;
  /** Tasks whose report was taken back and for which this one stands: their links lead here. */
  readonly reopens?: readonly string[];
  /** Content that goes while a promised call is waited for: beside the stay, one at a time. */
  readonly meanwhile?: boolean;
  /** Nurture item; of a list its language. */
  readonly item?: string;
  readonly files?: readonly string[];
  /** Key of the event that says it went out: the cause of what is reported on it. */
  readonly sentBy?: string;
  readonly claimedAt?: number;
  readonly sentAt?: number;
  /** Of the first call of a qualified contact: by when, as agreed in the plan, and what was told of it. */
  readonly firstBy?: number;
  readonly firstTold?: 'warned' | 'breached';
  /** How far an unreported task was escalated: 1 reminded, 2 manager told, 3 left with him by his manager. */
  readonly escalated?: number;
  /** Key of the event that led to it. */
  readonly cause: string;
}

/** Whose a touch of an open stay is. */
export function ofStay({ id, campaign, contact, organisation, stay, step }: Enrollment) {
  return { schema: 1, campaign, enrollment: id, contact, organisation, stay, step } as const;
}

/** What the timeline says of a mail that went out. */
export function mailSent(touch: Touch, language: string): Readonly<Record<string, unknown>> {
  return {
    touch: touch.id,
    to: touch.to,
    receiver: touch.receiver,
    template: touch.template,
    kind: touch.mailKind,
    urgency: touch.urgency,
    language,
    ...(touch.calendar && { calendar: touch.calendar }),
  };
}
