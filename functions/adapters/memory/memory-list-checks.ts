import type { Touch } from '../../../workflows/domain/touch.ts';
import type { ListChecks } from '../../shared/cloud-ports.ts';
import { listCheckAt } from '../list-check-at.ts';
import { compareText } from '../past-order.ts';

/** List mails that are on their way, in memory. */
export function createMemoryListChecks(touches: ReadonlyMap<string, Touch>): ListChecks {
  return {
    before: async (at, limit) => {
      const checks = [...touches.values()].flatMap((touch) => {
        const checkAt = listCheckAt(touch);
        return checkAt !== undefined && checkAt < at ? [{ id: touch.id, checkAt }] : [];
      });
      checks.sort((left, right) => left.checkAt - right.checkAt || compareText(left.id, right.id));
      return checks.slice(0, limit).map(({ id }) => id);
    },
  };
}
