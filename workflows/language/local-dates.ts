const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `2027-03-18` → the same text; undefined where no such day exists. */
export function parseLocalDate(text: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  const days = (DAYS_IN_MONTH[month - 1] ?? 0) + leapDay;
  return day >= 1 && day <= days ? match[0] : undefined;
}

/** `2027-03-18 14:00` or `2027-03-18T14:00` → `2027-03-18T14:00`; undefined where no such day or time exists. */
export function parseLocalDateTime(text: string): string | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[ T]((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text.trim());
  const date = parseLocalDate(match?.[1] ?? '');
  return match && date ? `${date}T${match[2]}` : undefined;
}
