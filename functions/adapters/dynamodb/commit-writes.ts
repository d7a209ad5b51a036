import { TransactionCanceledException, TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { Conflict, Throttled } from '../../../workflows/errors.ts';
import type { CommitResult, Refusal } from '../../../workflows/ports.ts';
import { callService } from '../aws/call-service.ts';
import type { TableAccess } from './table-access.ts';
import { toTransactItem, type Write } from './writes.ts';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html */
const MAX_ITEMS = 100;

/** Of several refusals the first of these is told: a repeat is always a duplicate. */
const ORDER: readonly Refusal[] = ['duplicate', 'token', 'version', 'touch'];
const THROTTLED: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
  'ThrottlingException',
  'RequestLimitExceeded',
]);

/**
 * All writes or none, in one TransactWriteItems, a single one too: the client's request token makes a repeat after a cut
 * connection the same write, where a repeated conditional update would be refused by what it wrote itself. Stored items
 * are not asked for where a condition fails: they would stand in the fault, and with it in logs.
 * @throws Throttled, Conflict: nothing was written
 */
export async function commitWrites(access: TableAccess, writes: readonly Write[]): Promise<CommitResult> {
  if (writes.length === 0) return { ok: true };
  if (writes.length > MAX_ITEMS) throw new Error(`${writes.length} items in one change, ${MAX_ITEMS} at most`);
  const { client, table, meter, count } = access;
  const command = new TransactWriteCommand({ TransactItems: writes.map((write) => toTransactItem(table, write)) });
  try {
    await callService({ action: 'dynamodb:TransactWriteItems', count }, () => client.send(command));
  } catch (fault) {
    if (fault instanceof TransactionInProgressException) throw new Conflict('it is being written', { cause: fault });
    if (!(fault instanceof TransactionCanceledException)) throw fault;
    meter?.cancelled(writes);
    return { ok: false, reason: refusalOf(fault, writes) };
  }
  meter?.wrote(writes);
  return { ok: true };
}

/** Reasons stand in the order of the writes. Throws what is no refusal. */
function refusalOf(fault: TransactionCanceledException, writes: readonly Write[]): Refusal {
  const codes = (fault.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  const refusals = writes.flatMap(({ refusal }, index) =>
    codes[index] === 'ConditionalCheckFailed' && refusal ? [refusal] : [],
  );
  if (refusals.includes('duplicate')) return 'duplicate';
  if (codes.includes('TransactionConflict')) throw new Conflict('another transaction holds an item', { cause: fault });
  if (codes.some((code) => THROTTLED.has(code))) throw new Throttled('the table is too busy', { cause: fault });
  const reason = ORDER.find((refusal) => refusals.includes(refusal));
  if (!reason) throw fault;
  return reason;
}
