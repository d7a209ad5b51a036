import type { AudienceRow } from '../../workflows/domain/audience-review.ts';
import { suppressionIds } from '../shared/contact-id.ts';

/**
 * Whom a rep has added is in no file, so that no suppression list was held against him: it is now, when he is launched. It
 * only lowers what he may be sent; what was signed stays what it was.
 */
export function closeSuppressed<Row extends AudienceRow>(
  rows: readonly Row[],
  suppressed: ReadonlySet<string>,
): readonly Row[] {
  return rows.map((row) => {
    const ids = [row.contact.id, ...suppressionIds(row.contact)];
    const isNamed = ids.some((id) => suppressed.has(id)) && row.contact.objectedAt === undefined;
    return isNamed ? { ...row, contact: { ...row.contact, objectedAt: 0 } } : row;
  });
}
