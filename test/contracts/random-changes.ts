import * as fc from 'fast-check';
import type { MemoryStore } from '../../functions/adapters/memory/memory-store.ts';
import type { Touch, TouchStatus } from '../../workflows/domain/touch.ts';
import type { Change, TouchWrite } from '../../workflows/ports.ts';
import { AT, aCampaign, aContact, anEnrollment, anEvent, anOrganisation, aSeats, aTouch } from './items.ts';

export const ENROLLMENTS = ['a', 'b', 'c'].map((letter) => letter.repeat(26));
export const REPS = ['pieter@probe.example', 'lotte@probe.example'];
export const CLAIMS = ['signal.0', 'signal.1', 'signal.2', 'signal.3'];
/** Two of a stay for each enrollment, and two of none. */
export const TOUCHES = [...ENROLLMENTS.flatMap((id) => [`${id}.1.call.1`, `${id}.2.ask.1`]), 'digest.1', 'list.2'];
const STATUSES: readonly TouchStatus[] = ['planned', 'sending', 'sent', 'skipped', 'failed', 'uncertain'];

const one = (pool: readonly unknown[]) => fc.nat({ max: pool.length - 1 });
/** Mostly the version that follows, sometimes one that was passed or is ahead. */
const step = fc.constantFrom(0, 0, 0, 0, 0, -1, 1);
const mostly = fc.constantFrom(true, true, true, true, false);
const sometimes = <T>(part: fc.Arbitrary<T>) => fc.option(part, { nil: undefined, freq: 2 });

/** What a change shall touch, by place in the pools above: which versions and statuses those have is known when it is applied. */
export const recipe = fc.record({
  claim: sometimes(one(CLAIMS)),
  enrollment: fc.option(
    fc.record({ of: one(ENROLLMENTS), step, check: fc.option(fc.nat({ max: 9 })), rep: fc.boolean() }),
  ),
  unchanged: sometimes(fc.record({ of: one(ENROLLMENTS), step })),
  unchangedContact: sometimes(fc.record({ of: one(ENROLLMENTS), step })),
  unchangedOrganisation: sometimes(step),
  token: sometimes(
    fc.record({ of: one(ENROLLMENTS), run: fc.nat({ max: 2 }), stay: fc.nat({ max: 2 }), attempt: fc.nat({ max: 2 }) }),
  ),
  contact: sometimes(fc.record({ of: one(ENROLLMENTS), step, note: fc.option(fc.string({ unit: 'grapheme' })) })),
  organisation: sometimes(fc.record({ step, leads: fc.option(fc.nat()) })),
  campaign: sometimes(step),
  seats: sometimes(fc.record({ step, taken: fc.nat({ max: 9 }), waiting: fc.nat({ max: 2 }) })),
  touches: fc.uniqueArray(
    fc.record({
      of: one(TOUCHES),
      expected: mostly,
      status: fc.constantFrom(...STATUSES),
      rep: fc.option(one(REPS)),
      kind: fc.constantFrom('call' as const, 'ask' as const, 'mail' as const, 'list' as const),
      open: fc.option(fc.boolean()),
      notBefore: fc.nat({ max: 3 }),
    }),
    { maxLength: 3, selector: ({ of }) => of },
  ),
  events: fc.nat({ max: 2 }),
});
export type Recipe = typeof recipe extends fc.Arbitrary<infer Made> ? Made : never;

/** The change a recipe makes of what stands in the store; `number` makes its events its own. */
export function changeOf(made: Recipe, { items }: MemoryStore, number: number): Change {
  const { enrollment: entered, unchanged, unchangedContact, contact, organisation } = made;
  const versionOf = (map: ReadonlyMap<string, { readonly version: number }>, id: string) => map.get(id)?.version ?? 0;
  const idOf = (place: number): string => ENROLLMENTS[place] ?? '';
  const contactOf = (place: number): string => `contact-of-${idOf(place)}`;
  const enrollment =
    entered &&
    anEnrollment(idOf(entered.of), {
      version: Math.max(1, versionOf(items.enrollments, idOf(entered.of)) + 1 + entered.step),
      checkAt: entered.check === null ? undefined : AT + entered.check,
      ...(entered.rep && { rep: REPS[0] }),
    });
  // Tokens and touches of a stay are written for enrollments that exist.
  const exists = (id: string): boolean => items.enrollments.has(id);
  const token = made.token && exists(idOf(made.token.of)) ? made.token : undefined;
  return {
    ...(made.claim !== undefined && { claim: { key: CLAIMS[made.claim] ?? '', result: 'moved' } }),
    ...(enrollment && { enrollment }),
    ...(unchanged && {
      unchanged: {
        enrollment: idOf(unchanged.of),
        version: Math.max(0, versionOf(items.enrollments, idOf(unchanged.of)) + unchanged.step),
      },
    }),
    ...(unchangedContact && {
      unchangedContact: {
        contact: contactOf(unchangedContact.of),
        version: Math.max(0, versionOf(items.contacts, contactOf(unchangedContact.of)) + unchangedContact.step),
      },
    }),
    ...(made.unchangedOrganisation !== undefined && {
      unchangedOrganisation: {
        organisation: 'bakker',
        version: Math.max(0, versionOf(items.organisations, 'bakker') + made.unchangedOrganisation),
      },
    }),
    ...(token && {
      token: {
        enrollment: idOf(token.of),
        run: token.run,
        stay: token.stay,
        attempt: token.attempt,
        token: `${number}`,
      },
    }),
    ...(contact && {
      contact: aContact(Math.max(1, versionOf(items.contacts, contactOf(contact.of)) + 1 + contact.step), {
        id: contactOf(contact.of),
        ...(contact.note !== null && { note: contact.note }),
      }),
    }),
    ...(organisation && {
      organisation: anOrganisation(Math.max(1, versionOf(items.organisations, 'bakker') + 1 + organisation.step), {
        ...(organisation.leads !== null && { leads: organisation.leads }),
      }),
    }),
    ...(made.campaign !== undefined && {
      campaign: aCampaign(Math.max(1, versionOf(items.campaigns, 'probe') + 1 + made.campaign)),
    }),
    ...(made.seats && {
      seats: aSeats(Math.max(1, versionOf(items.seats, 'probe') + 1 + made.seats.step), {
        taken: made.seats.taken,
        waiting: ENROLLMENTS.slice(0, made.seats.waiting).map((enrollment) => ({ enrollment, guests: 1 })),
      }),
    }),
    touches: made.touches.flatMap((touch) => touchOf(touch, items.touches, exists)),
    events: Array.from({ length: made.events }, (_, index) => anEvent(`event.${number}.${index}`)),
  };
}

function touchOf(
  made: Recipe['touches'][number],
  touches: ReadonlyMap<string, Touch>,
  exists: (enrollment: string) => boolean,
): TouchWrite[] {
  const id = TOUCHES[made.of] ?? '';
  const enrollment = id.split('.')[0] ?? '';
  if (ENROLLMENTS.includes(enrollment) && !exists(enrollment)) return [];
  const { rep: _rep, ...plain } = aTouch(id);
  const next: Touch = {
    ...plain,
    kind: made.kind,
    status: made.status,
    notBefore: AT + made.notBefore,
    ...(made.rep !== null && { rep: REPS[made.rep] ?? '' }),
    ...(made.open !== null && { open: made.open }),
  };
  const stored = touches.get(id)?.status ?? 'absent';
  return [{ next, ifStatus: made.expected ? stored : stored === 'absent' ? 'planned' : 'absent' }];
}
