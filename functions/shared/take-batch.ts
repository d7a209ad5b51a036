/** What an event source mapping with ReportBatchItemFailures reads. */
export interface BatchAnswer {
  batchItemFailures: { itemIdentifier: string }[];
}

/**
 * Works through a batch, a few records at a time, and reports each record that failed by itself: the others are done.
 * `failed` hears of every fault. Of a stream the source goes on from the first failed record; what was done twice is harmless.
 */
export async function takeBatch<Entry>(
  records: readonly { readonly id: string; readonly entry: Entry }[],
  work: (entry: Entry) => Promise<unknown>,
  failed: (id: string, fault: unknown) => void,
): Promise<BatchAnswer> {
  const batchItemFailures: BatchAnswer['batchItemFailures'] = [];
  const waiting = [...records];
  const worker = async (): Promise<void> => {
    for (let record = waiting.shift(); record; record = waiting.shift()) {
      try {
        await work(record.entry);
      } catch (fault) {
        failed(record.id, fault);
        batchItemFailures.push({ itemIdentifier: record.id });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { batchItemFailures };
}

const AT_ONCE = 5;
