import { describe, expect, it } from 'vitest';
import type { ListChecks } from '../../functions/shared/cloud-ports.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Store } from '../../workflows/ports.ts';
import { AT, anEnrollment, aTouch } from './items.ts';

interface ListsUnderTest {
  readonly store: Store;
  readonly lists: ListChecks;
}

const MARGIN = 600_000;

/** A digest that is planned for `AT`: looked at ten minutes later. */
function aList(id: string, changes: Partial<Touch> = {}): Touch {
  const { enrollment: _none, ...touch } = aTouch(id);
  return { ...touch, kind: 'list', template: 'digest', stay: 0, ...changes };
}

/** What `ListChecks` promises: whoever is planned or claimed is found when his time has passed, until he is neither. */
export function listChecksContract(name: string, create: () => Promise<ListsUnderTest>): void {
  const write = async (store: Store, next: Touch, ifStatus: Touch['status'] | 'absent' = 'absent'): Promise<void> => {
    expect(await store.commit({ touches: [{ next, ifStatus }] })).toEqual({ ok: true });
  };
  describe(name, () => {
    it('finds what should have gone ten minutes before, oldest first, at most as many as asked for', async () => {
      const { store, lists } = await create();
      await write(store, aList('digest.c', { notBefore: AT + 2 }));
      await write(store, aList('digest.b'));
      await write(store, aList('digest.a'));
      await write(store, aList('digest.d', { notBefore: AT + 3 }));
      expect(await lists.before(AT + MARGIN, 10)).toEqual([]);
      expect(await lists.before(AT + MARGIN + 3, 10)).toEqual(['digest.a', 'digest.b', 'digest.c']);
      expect(await lists.before(AT + MARGIN + 3, 2)).toEqual(['digest.a', 'digest.b']);
    });

    it('finds one that was claimed ten minutes before and is not through', async () => {
      const { store, lists } = await create();
      await write(store, aList('digest.a'));
      await write(store, aList('digest.a', { status: 'sending', claimedAt: AT + 5 }), 'planned');
      expect(await lists.before(AT + MARGIN + 5, 10)).toEqual([]);
      expect(await lists.before(AT + MARGIN + 6, 10)).toEqual(['digest.a']);
      await write(store, aList('digest.a', { claimedAt: AT + 5 }), 'sending');
      expect(await lists.before(AT + MARGIN + 6, 10)).toEqual(['digest.a']);
    });

    it.each(['sent', 'failed', 'uncertain', 'skipped'] as const)('forgets one that is %s', async (status) => {
      const { store, lists } = await create();
      await write(store, aList('digest.a'));
      await write(store, aList('digest.a', { status: 'sending', claimedAt: AT }), 'planned');
      await write(store, aList('digest.a', { status, claimedAt: AT }), 'sending');
      expect(await lists.before(AT + 9 * MARGIN, 10)).toEqual([]);
      expect(await store.touch('digest.a')).toEqual(aList('digest.a', { status, claimedAt: AT }));
    });

    it('never finds a touch of a stay, nor is a list among the enrollments', async () => {
      const { store, lists } = await create();
      await store.commit({ enrollment: anEnrollment('e1') });
      for (const kind of ['mail', 'call', 'ask', 'letter'] as const) await write(store, aTouch(`t.${kind}`, { kind }));
      await write(store, aList('digest.a'));
      expect(await lists.before(AT + 9 * MARGIN, 10)).toEqual(['digest.a']);
      expect(await store.checksBefore(AT + 9 * MARGIN, 10)).toEqual(['e1']);
    });
  });
}
