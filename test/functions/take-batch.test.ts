import { describe, expect, it } from 'vitest';
import { takeBatch } from '../../functions/shared/take-batch.ts';

const records = (...ids: string[]) => ids.map((id) => ({ id, entry: id }));

describe('a batch', () => {
  it('works through every record and reports none that went well', async () => {
    const done: string[] = [];
    const answer = await takeBatch(records('a', 'b', 'c'), async (entry) => done.push(entry), fail);
    expect(done.sort()).toEqual(['a', 'b', 'c']);
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it('reports each record that failed, and only those', async () => {
    const told: string[] = [];
    const work = async (entry: string): Promise<void> => {
      if (entry === 'b' || entry === 'd') throw new Error(`no ${entry}`);
    };
    const answer = await takeBatch(records('a', 'b', 'c', 'd', 'e', 'f', 'g'), work, (id) => told.push(id));
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier).sort()).toEqual(['b', 'd']);
    expect(told.sort()).toEqual(['b', 'd']);
  });

  it('has at most five records in hand at once', async () => {
    let inHand = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inHand += 1;
      most = Math.max(most, inHand);
      await Promise.resolve();
      inHand -= 1;
    };
    await takeBatch(records(...Array.from({ length: 40 }, (_, index) => String(index))), work, fail);
    expect(most).toBe(5);
  });
});

function fail(id: string): void {
  throw new Error(`unexpected fault of ${id}`);
}
