import * as z from 'zod';
import type { Enrollment } from '../../../workflows/domain/enrollment.ts';
import { type Place, pointerKey } from './keys.ts';
import { parseItem } from './stored-item.ts';
import { getItem, type TableAccess } from './table-access.ts';

const pointerSchema = z.object({ contact: z.string(), campaign: z.string() });
/** About 2 MB of a function's memory. */
const MAX_KNOWN = 10_000;

/** Where enrollments lie. A pointer never changes: once known it is not read again in this process. */
export function createPlaces(access: TableAccess) {
  const known = new Map<string, Place>();
  const remember = (id: string, { contact, campaign }: Place): Place => {
    const place = { contact, campaign };
    if (!known.has(id) && known.size >= MAX_KNOWN) {
      const [oldest] = known.keys();
      if (oldest !== undefined) known.delete(oldest);
    }
    known.set(id, place);
    return place;
  };
  return {
    know: (enrollment: Enrollment): void => void remember(enrollment.id, enrollment),
    /** Read at half the price first; consistently where that finds nothing, as it may have been written just now. */
    locate: async (id: string): Promise<Place | undefined> => {
      const place = known.get(id);
      if (place) return place;
      const key = pointerKey(id);
      const item = (await getItem(access, key, false)) ?? (await getItem(access, key));
      return item && remember(id, parseItem(pointerSchema, 'pointer', item));
    },
  };
}
