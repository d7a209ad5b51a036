import type { AudienceRow } from '../../workflows/domain/audience-review.ts';

/**
 * Whom a rep has added is in no file, so that no suppression list was held against him: it is now, when he is launched. It
 * only lowers what he may be sent; what was signed stays what it was.
 */
export function closeSuppressed<Row extends AudienceRow>(
  rows: readonly Row[],
  suppressed: ReadonlySet<string>,
): readonly Row[] {
  return rows.map((row) => {
    const isOpen = suppressed.has(row.contact.id) && row.contact.objectedAt === undefined;
    return isOpen ? { ...row, contact: { ...row.contact, objectedAt: 0 } } : row;
  });
}
