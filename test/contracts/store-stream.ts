import { describe, expect, it } from 'vitest';
import { aContact, anEnrollment, anEvent, aToken, aTouch } from './items.ts';
import type { CreateStore } from './store-under-test.ts';

/** What is told of commits, and that what was read stays what it was. */
export function streamContract(create: CreateStore): void {
  describe('the stream', () => {
    it('tells of each commit once, in order, with what it wrote', async () => {
      const { store, streamed } = await create();
      await store.commit({ enrollment: anEnrollment('e1'), events: [anEvent('a'), anEvent('b')] });
      await store.commit({ token: aToken(1, 1, 0) });
      await store.commit({ enrollment: anEnrollment('e1', { version: 2, step: 'call-1' }), events: [anEvent('c')] });
      expect(await streamed()).toEqual([
        { enrollment: anEnrollment('e1'), events: [anEvent('a'), anEvent('b')] },
        { token: aToken(1, 1, 0), events: [] },
        { enrollment: anEnrollment('e1', { version: 2, step: 'call-1' }), events: [anEvent('c')] },
      ]);
    });

    it('tells no event a second time that is only put again', async () => {
      const { store, streamed } = await create();
      await store.commit({ enrollment: anEnrollment('e1'), events: [anEvent('a'), anEvent('b')] });
      await store.commit({ rewritten: [{ ...anEvent('a'), data: { signal: 'spoken' } }] });
      await store.commit({ enrollment: anEnrollment('e1', { version: 2 }), events: [anEvent('c')] });
      expect((await streamed()).flatMap(({ events }) => events.map(({ key }) => key))).toEqual(['a', 'b', 'c']);
    });

    it('tells nothing of what was refused', async () => {
      const { store, streamed } = await create();
      const first = { enrollment: anEnrollment('e1'), token: aToken(1, 1, 1) };
      await store.commit(first);
      await store.commit({ token: aToken(1, 1, 0), events: [anEvent('lost')] });
      expect(await streamed()).toEqual([{ ...first, events: [] }]);
    });
  });

  describe('what was read', () => {
    it('stays as it was read, whatever is written afterwards', async () => {
      const { store } = await create();
      await store.commit({
        enrollment: anEnrollment('e1'),
        contact: aContact(1),
        touches: [{ next: aTouch('t1'), ifStatus: 'absent' }],
      });
      const read = [
        await store.enrollment('e1'),
        await store.contact('anna'),
        await store.touch('t1'),
        await store.tasksOf('pieter@probe.example'),
        await store.enrollmentsOf('probe', undefined, 10),
        await store.checksBefore(Number.MAX_SAFE_INTEGER, 10),
      ];
      const before = structuredClone(read);
      await store.commit({
        enrollment: anEnrollment('e1', { version: 2, step: 'call-1', checkAt: 1 }),
        contact: aContact(2, { stage: 'refused' }),
        touches: [
          { next: aTouch('t1', { status: 'sent', open: false }), ifStatus: 'planned' },
          { next: aTouch('t2'), ifStatus: 'absent' },
        ],
      });
      await store.commit({ enrollment: anEnrollment('e2') });
      expect(read).toEqual(before);
    });

    it('of what nobody wrote is nothing', async () => {
      const { store } = await create();
      const read = [
        await store.enrollment('e1'),
        await store.token('e1'),
        await store.contact('anna'),
        await store.organisation('bakker'),
        await store.touch('t1'),
        await store.claim('signal.1'),
        await store.campaignState('probe'),
      ];
      expect(read).toEqual(read.map(() => undefined));
    });
  });
}
