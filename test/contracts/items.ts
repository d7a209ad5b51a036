import type { AudienceLine, AudienceReview } from '../../workflows/domain/audience-review.ts';
import type { CampaignState } from '../../workflows/domain/campaign-state.ts';
import type { Contact, Organisation } from '../../workflows/domain/contact.ts';
import type { Enrollment, TokenItem } from '../../workflows/domain/enrollment.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { KeptObjection } from '../../workflows/domain/kept-objection.ts';
import { emptySeats, type Seats } from '../../workflows/domain/seats.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import { probeContact, probeOrganisation } from '../simulation/small-campaign.ts';

export const AT = Date.UTC(2027, 1, 1, 8);

/** Whoever is handed this may read it and not change it: a write to it throws. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/** Version 1 of an open enrollment that was not entered yet: anna's is `e1`, every other id is another contact's. */
export function anEnrollment(id: string, changes: Partial<Enrollment> = {}): Enrollment {
  return frozen({
    schema: 1,
    id,
    contact: id === 'e1' ? 'anna' : `contact-of-${id}`,
    organisation: 'bakker',
    campaign: 'probe',
    workflow: 'seminar@1',
    run: 1,
    runStartedAt: AT,
    runFirstStay: 0,
    version: 1,
    status: 'open',
    step: 'invite',
    stay: 0,
    phase: 'answered',
    enteredAt: AT,
    enteredBy: `${id}.1.0`,
    signalAt: AT,
    rev: 0,
    facts: {},
    nurtured: [],
    checkAt: AT + 600_000,
    checks: 0,
    paceFrom: AT,
    answeredAt: [],
    moves: [],
    eventRevision: 0,
    nurtureRounds: 0,
    startedAt: AT,
    ...changes,
  });
}

export function aContact(version: number, changes: Partial<Contact> = {}): Contact {
  return frozen({ ...probeContact('anna'), id: 'anna', version, ...changes });
}

export function anOrganisation(version: number, changes: Partial<Organisation> = {}): Organisation {
  return frozen({ ...probeOrganisation('bakker'), version, ...changes });
}

export function aCampaign(version: number, changes: Partial<CampaignState> = {}): CampaignState {
  return frozen({
    schema: 1,
    id: 'probe',
    version,
    launchedAt: AT,
    eventStart: AT,
    eventEnd: AT,
    eventRevision: 0,
    attendance: { status: 'open' },
    done: {},
    rev: 0,
    absences: { 'rep@probe.example': [{ from: '2027-04-08', to: '2027-04-12', by: 'rep@probe.example', at: AT }] },
    ...changes,
  });
}

export function aSeats(version: number, changes: Partial<Seats> = {}): Seats {
  return frozen({ ...emptySeats('probe'), version, ...changes });
}

export function anObjection(id: string, version: number, changes: Partial<KeptObjection> = {}): KeptObjection {
  return frozen({ schema: 1, id, version, objectedAt: AT, ...changes });
}

export function aReview(version: number, changes: Partial<AudienceReview> = {}): AudienceReview {
  return frozen({
    schema: 1,
    id: 'probe',
    version,
    bundleKey: 'campaigns/probe/1.json',
    bundleHash: '1',
    startedAt: AT,
    launchAt: AT,
    lists: { 'pieter@probe.example': 0 },
    asked: { 'pieter@probe.example': 1 },
    parts: { reps: 'r', content: 'c' },
    files: { 'content/nl/invitation.md': '0123456789ab' },
    signed: {},
    round: 1,
    done: {},
    ...changes,
  });
}

export function aLine(contact: string, version: number, changes: Partial<AudienceLine> = {}): AudienceLine {
  const row = { line: 2, contact: aContact(1), organisation: anOrganisation(1) };
  return frozen({ schema: 1, campaign: 'probe', contact, version, row, ...changes });
}

export function aToken(run: number, stay: number, attempt: number): TokenItem {
  return frozen({ enrollment: 'e1', run, stay, attempt, token: `${run}.${stay}.${attempt}` });
}

/** A planned call of pieter's. */
export function aTouch(id: string, changes: Partial<Touch> = {}): Touch {
  return frozen({
    schema: 1,
    id,
    campaign: 'probe',
    enrollment: 'e1',
    stay: 1,
    step: 'call-1',
    kind: 'call',
    to: 'rep',
    receiver: 'pieter@probe.example',
    rep: 'pieter@probe.example',
    status: 'planned',
    template: 'call-1',
    mailKind: 'internal',
    urgency: 'normal',
    attempt: 1,
    attempts: 2,
    notBefore: AT,
    cause: 'e1.1.0',
    ...changes,
  });
}

export function anEvent(key: string): DomainEvent {
  return frozen({ key, at: AT, type: 'StepEntered', campaign: 'probe', data: {} });
}
