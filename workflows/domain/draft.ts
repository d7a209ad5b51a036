import type { Change, TouchWrite } from '../ports.ts';
import type { WaitingStep } from '../workflow.ts';
import type { Contact, Organisation } from './contact.ts';
import type { Enrollment, TokenItem } from './enrollment.ts';
import type { DomainEvent, EventType } from './event.ts';
import type { LiveCampaign } from './live-campaign.ts';
import type { Seats } from './seats.ts';
import type { Touch } from './touch.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What a decision is made from: read before, written together or not at all. */
export interface Situation {
  readonly live: LiveCampaign;
  readonly enrollment: Enrollment;
  readonly contact: Contact;
  readonly organisation: Organisation;
  /** The ledger's item of the open stay's touch. */
  readonly touch?: Touch | undefined;
  /** The task a reply of the contact's is, while nobody has answered it. */
  readonly reply?: Touch | undefined;
  /** Of the campaign's event, until it starts. */
  readonly seats?: Seats | undefined;
  readonly now: number;
}

/** A decision in the making: what is to be written, in one transaction. What it was made from stays untouched. */
export interface Draft {
  readonly from: Situation;
  readonly live: LiveCampaign;
  readonly now: number;
  readonly next: Mutable<Enrollment>;
  contact: Contact;
  organisation: Organisation;
  seats?: Seats | undefined;
  token?: TokenItem;
  readonly touches: TouchWrite[];
  readonly events: DomainEvent[];
}

export function createDraft(from: Situation): Draft {
  const next: Mutable<Enrollment> = { ...from.enrollment, version: from.enrollment.version + 1, undo: undefined };
  return {
    from,
    live: from.live,
    now: from.now,
    next,
    contact: from.contact,
    organisation: from.organisation,
    seats: from.seats,
    touches: [],
    events: [],
  };
}

interface EmitOptions {
  readonly cause?: string;
  readonly step?: string;
  readonly stay?: number;
}

/** Appends an event of this enrollment and returns its key. */
export function emit(
  draft: Draft,
  type: EventType,
  data: Readonly<Record<string, unknown>>,
  options: EmitOptions = {},
): string {
  const { next } = draft;
  const key = `${next.id}.${next.version}.${draft.events.length}`;
  draft.events.push({
    key,
    at: draft.now,
    type,
    campaign: next.campaign,
    contact: next.contact,
    enrollment: next.id,
    organisation: next.organisation,
    cause: options.cause,
    step: options.step,
    stay: options.stay,
    data,
  });
  return key;
}

/** Writes the contact with these changes, once per draft. */
export function changeContact(draft: Draft, changes: Partial<Contact>): void {
  draft.contact = { ...draft.contact, ...changes, version: draft.from.contact.version + 1 };
}

/** Writes the organisation with these changes, once per draft. */
export function changeOrganisation(draft: Draft, changes: Partial<Organisation>): void {
  draft.organisation = { ...draft.organisation, ...changes, version: draft.from.organisation.version + 1 };
}

/** Writes a touch; a second write of the same touch in one draft replaces the first. */
export function writeTouch(draft: Draft, next: Touch, ifStatus: TouchWrite['ifStatus']): void {
  const index = draft.touches.findIndex((write) => write.next.id === next.id);
  const earlier = draft.touches[index];
  if (earlier) draft.touches[index] = { next, ifStatus: earlier.ifStatus };
  else draft.touches.push({ next, ifStatus });
}

/** The touch as this draft leaves it. */
export function touchOf(draft: Draft): Touch | undefined {
  const id = draft.next.touch?.id;
  if (id === undefined) return undefined;
  const written = draft.touches.find((write) => write.next.id === id);
  return written?.next ?? (draft.from.touch?.id === id ? draft.from.touch : undefined);
}

/** The transaction that carries the draft out. */
export function toChange(draft: Draft): Change {
  return {
    enrollment: draft.next,
    ...(draft.contact !== draft.from.contact && { contact: draft.contact }),
    ...(draft.organisation !== draft.from.organisation && { organisation: draft.organisation }),
    ...(draft.seats && draft.seats !== draft.from.seats && { seats: draft.seats }),
    ...(draft.token && { token: draft.token }),
    touches: draft.touches,
    events: draft.events,
  };
}

/** The step the enrollment is in; every stored step is a waiting one of its workflow. */
export function currentStep(draft: Pick<Draft, 'live' | 'next'>): WaitingStep {
  const step = draft.live.setup.workflow.steps[draft.next.step];
  if (!step || step.do === 'branch' || step.do === 'end')
    throw new Error(`${draft.next.id}: no waiting step ${draft.next.step}`);
  return step;
}
