import { parseLocalDate, weekdayOf } from '../calendar/local-date.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `2027-03-18` → `Thu 18 March`; problems are told in English, whatever the campaign's language. */
export function dayWords(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return `${DAYS[weekdayOf(parseLocalDate(date)) - 1]} ${day} ${MONTHS[(month ?? 1) - 1]}`;
}

/** `2027-03-18` → `Thu 18 March 2027`. */
export function dateWords(date: string): string {
  return `${dayWords(date)} ${date.slice(0, 4)}`;
}

/** `2027-03-22` and `2027-03-26` → `22–26 March`. */
export function periodWords(from: string, to: string): string {
  const plain = (date: string) => dayWords(date).slice(4);
  if (from === to) return plain(from);
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${Number(from.slice(8))}–${plain(to)}`
    : `${plain(from)} – ${plain(to)}`;
}
