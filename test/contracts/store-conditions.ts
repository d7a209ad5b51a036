import { describe, expect, it } from 'vitest';
import type { Change, Refusal, Store } from '../../workflows/ports.ts';
import {
  aCampaign,
  aContact,
  aLine,
  anEnrollment,
  anEvent,
  anObjection,
  anOrganisation,
  aReview,
  aSeats,
  aToken,
  aTouch,
  frozen,
} from './items.ts';
import type { CreateStore, StoreUnderTest } from './store-under-test.ts';
import {
  wholeCampaign,
  wholeContact,
  wholeEnrollment,
  wholeLine,
  wholeObjection,
  wholeOrganisation,
  wholeReview,
  wholeSeats,
  wholeTouch,
} from './whole-items.ts';

const OK = { ok: true };
const refused = (reason: Refusal) => ({ ok: false, reason });

/** Everything a commit can carry, written for the first time. */
const ALL: Change = frozen({
  claim: { key: 'signal.1', result: 'moved' },
  enrollment: anEnrollment('e1'),
  token: aToken(1, 1, 0),
  contact: aContact(1),
  organisation: anOrganisation(1),
  campaign: aCampaign(1),
  seats: aSeats(1, { taken: 2 }),
  review: aReview(1),
  objections: [anObjection('mail', 1), anObjection('number', 1)],
  lines: [aLine('bob', 1), aLine('anna', 1, { struck: { by: 'pieter', at: 1, reason: 'weg' } })],
  touches: [
    { next: aTouch('t1'), ifStatus: 'absent' },
    { next: aTouch('t2'), ifStatus: 'absent' },
  ],
  events: [anEvent('first')],
});

/** Everything again, as it may follow `ALL`. */
const NEXT: Change = frozen({
  claim: { key: 'signal.2', result: 'ignored', why: 'late' },
  enrollment: anEnrollment('e1', { version: 2, step: 'call-1' }),
  token: aToken(1, 2, 0),
  contact: aContact(2, { stage: 'prospect' }),
  organisation: anOrganisation(2, { owner: 'pieter@probe.example' }),
  campaign: aCampaign(2, { rev: 1 }),
  seats: aSeats(2, { taken: 3, waiting: [{ enrollment: 'e2', guests: 1 }] }),
  review: aReview(2, {
    signed: { sales: { at: 1, by: 'sander', hash: 'h' } },
    signedFilesOf: { sales: { 'reps.yaml': 'h' } },
  }),
  objections: [anObjection('number', 2, { phoneClosed: 'do-not-call' })],
  lines: [aLine('anna', 2, { givenTo: 'lotte@probe.example' }), aLine('carla', 1)],
  touches: [
    { next: aTouch('t1', { status: 'sent', open: true }), ifStatus: 'planned' },
    { next: aTouch('t3'), ifStatus: 'absent' },
  ],
  events: [anEvent('second')],
});

const WHOLE: Change = frozen({
  enrollment: wholeEnrollment,
  contact: wholeContact,
  organisation: wholeOrganisation,
  campaign: wholeCampaign,
  seats: wholeSeats,
  review: wholeReview,
  lines: [wholeLine],
  objections: [wholeObjection],
  touches: [{ next: wholeTouch, ifStatus: 'absent' }],
});

async function everything(store: Store) {
  return {
    enrollment: await store.enrollment('e1'),
    token: await store.token('e1'),
    contact: await store.contact('anna'),
    organisation: await store.organisation('bakker'),
    campaign: await store.campaignState('probe'),
    seats: await store.seats('probe'),
    review: await store.audienceReview('probe'),
    lines: await store.audienceLines('probe'),
    line: await store.audienceLine('probe', 'anna'),
    objections: await store.objections(['number', 'nobody', 'mail']),
    touches: [await store.touch('t1'), await store.touch('t2'), await store.touch('t3')],
    claims: [await store.claim('signal.1'), await store.claim('signal.2')],
    tasks: await store.tasksOf('pieter@probe.example'),
    checks: await store.checksBefore(Number.MAX_SAFE_INTEGER, 10),
  };
}

async function holding(create: CreateStore, ...changes: Change[]): Promise<StoreUnderTest> {
  const under = await create();
  for (const change of changes) expect(await under.store.commit(frozen(change))).toEqual(OK);
  return under;
}

/** Each condition of `NEXT` broken by itself, and what is said of it. */
const BROKEN: readonly (readonly [string, Partial<Change>, Refusal])[] = [
  ['the claim exists', { claim: { key: 'signal.1', result: 'ended' } }, 'duplicate'],
  ['the enrollment was written meanwhile', { enrollment: anEnrollment('e1', { version: 1 }) }, 'version'],
  ['the enrollment is ahead of the table', { enrollment: anEnrollment('e1', { version: 3 }) }, 'version'],
  ['the contact was written meanwhile', { contact: aContact(1) }, 'version'],
  ['the organisation was written meanwhile', { organisation: anOrganisation(1) }, 'version'],
  ['the campaign was written meanwhile', { campaign: aCampaign(1) }, 'version'],
  ['somebody took a seat meanwhile', { seats: aSeats(1) }, 'version'],
  ['the audience was reviewed meanwhile', { review: aReview(1) }, 'version'],
  ['a line of the audience was written meanwhile', { lines: [aLine('bob', 2), aLine('anna', 1)] }, 'version'],
  ['an objection was kept meanwhile', { objections: [anObjection('number', 1)] }, 'version'],
  ['another enrollment it rests on changed', { unchanged: { enrollment: 'e2', version: 1 } }, 'version'],
  ['the contact it rests on changed', { unchangedContact: { contact: 'bob', version: 7 } }, 'version'],
  ['the organisation it rests on changed', { unchangedOrganisation: { organisation: 'maas', version: 7 } }, 'version'],
  ['a newer token stands there', { token: aToken(1, 0, 5) }, 'token'],
  ['a touch is no longer planned', { touches: [{ next: aTouch('t1'), ifStatus: 'sending' }] }, 'touch'],
  ['a touch exists already', { touches: [{ next: aTouch('t2'), ifStatus: 'absent' }] }, 'touch'],
  ['a touch does not exist', { touches: [{ next: aTouch('t9'), ifStatus: 'planned' }] }, 'touch'],
  [
    'the second of two touches is another',
    {
      touches: [
        { next: aTouch('t1', { status: 'sent' }), ifStatus: 'planned' },
        { next: aTouch('t2', { status: 'sent' }), ifStatus: 'uncertain' },
      ],
    },
    'touch',
  ],
];

/** What a commit may rest on, and that a refused one leaves no trace. */
export function conditionsContract(create: CreateStore): void {
  describe('a commit', () => {
    it('F24 keeps the name of another table that a campaign was copied from, until it is written without', async () => {
      const { store } = await create();
      await store.commit({ campaign: aCampaign(1, { home: 'another' }) });
      expect(await store.campaignState('probe')).toEqual(aCampaign(1, { home: 'another' }));
      await store.commit({ campaign: aCampaign(2, { home: 'another', rev: 1 }) });
      expect((await store.campaignState('probe'))?.home).toBe('another');
      await store.commit({ campaign: aCampaign(3) });
      expect(await store.campaignState('probe')).toEqual(aCampaign(3));
    });

    it('keeps every attribute an item may have, and reads it back', async () => {
      const { store } = await holding(create, WHOLE);
      expect({
        enrollment: await store.enrollment('e1'),
        contact: await store.contact('anna'),
        organisation: await store.organisation('bakker'),
        campaign: await store.campaignState('probe'),
        seats: await store.seats('probe'),
        review: await store.audienceReview('probe'),
        line: await store.audienceLine('probe', 'anna'),
        objections: await store.objections(['g.hash']),
        touch: await store.touch('t1'),
        tasks: await store.tasksOf('pieter@probe.example'),
        checks: await store.checksBefore(Number.MAX_SAFE_INTEGER, 10),
      }).toEqual({
        ...{ enrollment: wholeEnrollment, contact: wholeContact, organisation: wholeOrganisation },
        ...{ campaign: wholeCampaign, seats: wholeSeats, review: wholeReview, line: wholeLine, touch: wholeTouch },
        objections: [wholeObjection],
        ...{ tasks: [wholeTouch], checks: ['e1'] },
      });
    });

    it('forgets what an item has no longer', async () => {
      const { store } = await holding(
        create,
        WHOLE,
        { enrollment: anEnrollment('e1', { version: 2 }), contact: aContact(2), organisation: anOrganisation(2) },
        { campaign: aCampaign(2), touches: [{ next: aTouch('t1'), ifStatus: 'sent' }] },
      );
      expect({
        enrollment: await store.enrollment('e1'),
        contact: await store.contact('anna'),
        organisation: await store.organisation('bakker'),
        campaign: await store.campaignState('probe'),
        touch: await store.touch('t1'),
      }).toEqual({
        ...{ enrollment: anEnrollment('e1', { version: 2 }), contact: aContact(2), organisation: anOrganisation(2) },
        ...{ campaign: aCampaign(2), touch: aTouch('t1') },
      });
    });

    it('writes all it carries', async () => {
      const { store } = await holding(create, ALL);
      expect(await everything(store)).toEqual({
        enrollment: ALL.enrollment,
        token: ALL.token,
        contact: ALL.contact,
        organisation: ALL.organisation,
        campaign: ALL.campaign,
        seats: ALL.seats,
        review: ALL.review,
        lines: [ALL.lines?.[1], ALL.lines?.[0]],
        line: ALL.lines?.[1],
        objections: [ALL.objections?.[1], ALL.objections?.[0]],
        touches: [aTouch('t1'), aTouch('t2'), undefined],
        claims: [ALL.claim, undefined],
        tasks: [aTouch('t1'), aTouch('t2')],
        checks: ['e1'],
      });
    });

    it('writes all of it again where every version is one ahead', async () => {
      const { store } = await holding(create, ALL, NEXT);
      expect(await everything(store)).toMatchObject({
        enrollment: { version: 2, step: 'call-1' },
        token: { stay: 2 },
        contact: { version: 2, stage: 'prospect' },
        organisation: { version: 2, owner: 'pieter@probe.example' },
        campaign: { version: 2, rev: 1 },
        seats: { version: 2, taken: 3, waiting: [{ enrollment: 'e2', guests: 1 }], offered: [] },
        review: { version: 2, signed: { sales: { by: 'sander' } } },
        lines: [{ contact: 'anna', givenTo: 'lotte@probe.example' }, { contact: 'bob' }, { contact: 'carla' }],
        objections: [
          { id: 'number', version: 2, phoneClosed: 'do-not-call' },
          { id: 'mail', version: 1 },
        ],
        touches: [{ status: 'sent' }, { status: 'planned' }, { status: 'planned' }],
        claims: [{ result: 'moved' }, { result: 'ignored', why: 'late' }],
      });
    });

    for (const [what, change, reason] of BROKEN) {
      it(`writes nothing of it where ${what}: ${reason}`, async () => {
        const { store, streamed } = await holding(create, ALL);
        const before = structuredClone(await everything(store));
        expect(await store.commit(frozen({ ...NEXT, ...change }))).toEqual(refused(reason));
        expect(await everything(store)).toEqual(before);
        expect(await streamed()).toHaveLength(1);
      });
    }

    it('of version 1 means that it must not exist, and only of version 1', async () => {
      const { store } = await create();
      expect(await store.commit({ contact: aContact(2) })).toEqual(refused('version'));
      expect(await store.commit({ contact: aContact(1) })).toEqual(OK);
      expect(await store.commit({ contact: aContact(1, { stage: 'customer' }) })).toEqual(refused('version'));
      expect((await store.contact('anna'))?.stage).toBe('lead');
    });

    it('says `duplicate` of a repeat, whatever else is refused', async () => {
      const { store } = await holding(create, ALL, NEXT);
      expect(await store.commit(ALL)).toEqual(refused('duplicate'));
      expect(await store.claim('signal.1')).toEqual({ key: 'signal.1', result: 'moved' });
    });

    it('may rest on what it does not write', async () => {
      const { store } = await holding(create, ALL);
      const claimed = { next: aTouch('t1', { status: 'sending' }), ifStatus: 'planned' } as const;
      const rest = {
        unchanged: { enrollment: 'e1', version: 1 },
        unchangedContact: { contact: 'anna', version: 1 },
        unchangedOrganisation: { organisation: 'bakker', version: 1 },
      };
      expect(await store.commit({ ...rest, touches: [claimed] })).toEqual(OK);
      expect(await store.enrollment('e1')).toEqual(ALL.enrollment);
      expect(await store.contact('anna')).toEqual(ALL.contact);
    });

    it('claims a touch once, however many try', async () => {
      const { store } = await holding(create, ALL);
      const claim: Change = { touches: [{ next: aTouch('t1', { status: 'sending' }), ifStatus: 'planned' }] };
      const results = await Promise.all([store.commit(claim), store.commit(claim), store.commit(claim)]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    });
  });

  describe('a token', () => {
    it.each([
      ['a later attempt', aToken(2, 3, 2), true],
      ['the same attempt', aToken(2, 3, 1), true],
      ['a later stay, whatever the attempt', aToken(2, 4, 0), true],
      ['a later run, whatever the stay', aToken(3, 1, 0), true],
      ['an earlier attempt', aToken(2, 3, 0), false],
      ['an earlier stay, whatever the attempt', aToken(2, 2, 9), false],
      ['an earlier run, whatever the stay', aToken(1, 9, 9), false],
    ])('is followed by %s or not: %j %s', async (_what, token, isStored) => {
      const { store } = await holding(create, { enrollment: anEnrollment('e1'), token: aToken(2, 3, 1) });
      expect(await store.commit({ token })).toEqual(isStored ? OK : refused('token'));
      expect(await store.token('e1')).toEqual(isStored ? token : aToken(2, 3, 1));
    });
  });
}
