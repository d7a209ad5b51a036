import type { ListChecks } from '../../shared/cloud-ports.ts';
import { listChecksBefore } from './lists.ts';
import type { TableAccess } from './table-access.ts';

/** List mails that are on their way, from the index by check. */
export function createDynamoListChecks(access: TableAccess): ListChecks {
  return { before: (at, limit) => listChecksBefore(access, at, limit) };
}
