import { zoneOf } from '../workflows/calendar/zone.ts';
import { parseLocalDate, parseLocalDateTime } from '../workflows/language/local-dates.ts';
import { UsageError } from './shell.ts';

/** An instant as it is typed: it is a moment only in a zone, unless it carries one itself. */
export type TypedInstant = (timeZone: string) => number;

/** `2027-01-25`, `2027-01-25 09:00` (in the campaign's zone) or `2027-01-25T08:00:00Z`. Throws UsageError. */
export function parseInstant(text: string, option: string): TypedInstant {
  const local = parseLocalDateTime(text) ?? (parseLocalDate(text) && `${parseLocalDate(text)}T00:00`);
  // Local times are read as if in UTC; the zone then says which instant they are.
  const at = Date.parse(local === undefined ? text : `${local}Z`);
  const hasZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  if ((local === undefined && !hasZone) || Number.isNaN(at) || at < FIRST_AT || at >= LAST_AT) {
    throw new UsageError(
      `${option} ${text}: write e.g. 2027-01-25, "2027-01-25 09:00" (in the campaign's zone) or 2027-01-25T08:00:00Z.`,
    );
  }
  return local === undefined ? () => at : (timeZone) => zoneOf(timeZone).instant(at);
}

/** The years the calendar knows, less a day for zones. */
const FIRST_AT = Date.UTC(1970, 0, 2);
const LAST_AT = Date.UTC(2069, 11, 31);
