import { translateUnits } from '../language/foreign-units.ts';
import { parseDuration } from '../language/time-values.ts';

/** What a criterion of the plan asks: `role in decides, advises`, `solution fits`, `timing <= 3 months`. */
export type Criterion =
  | { readonly field: string; readonly test: 'in'; readonly values: readonly string[] }
  | { readonly field: string; readonly test: 'fits' | 'known' }
  | { readonly field: string; readonly test: 'at-most'; readonly limit: number; readonly unit: 'days' | 'number' }
  | { readonly field: string; readonly test: 'at-least'; readonly limit: number; readonly unit: 'days' | 'number' };

/** Reads a criterion; undefined for what is none. */
export function parseCriterion(text: string): Criterion | undefined {
  const [, field = '', word = '', rest = ''] =
    /^([\w-]+)\s+(in|is|fits|known|<=|>=)(?:\s+(.+))?$/.exec(text.trim()) ?? [];
  if (field === '') return undefined;
  if (word === 'fits' || word === 'known') return rest === '' ? { field, test: word } : undefined;
  if (rest === '') return undefined;
  if (word === 'in' || word === 'is') {
    const values = rest.split(',').map((value) => value.trim().toLowerCase());
    return values.includes('') ? undefined : { field, test: 'in', values };
  }
  const measured = measure(rest);
  return measured && { field, test: word === '<=' ? 'at-most' : 'at-least', ...measured };
}

/** A number, or a length of time in days. */
function measure(text: string): { readonly limit: number; readonly unit: 'days' | 'number' } | undefined {
  if (/^\d+(\.\d+)?$/.test(text.trim())) return { limit: Number(text), unit: 'number' };
  const days = daysOf(text);
  return days === undefined ? undefined : { limit: days, unit: 'days' };
}

const DAYS: Readonly<Record<string, number>> = {
  seconds: 1 / 86_400,
  minutes: 1 / 1440,
  hours: 1 / 24,
  days: 1,
  'business days': 1.4,
  weeks: 7,
  months: 30.4,
};
const YEAR_DAYS = 365;
const NOW = ['now', 'nu', 'jetzt', 'sofort', 'straks', 'asap'];

/** How long until something plays, as a rep notes it in his own language; undefined for other words. */
export function daysOf(text: string): number | undefined {
  const words = text.trim().toLowerCase();
  if (NOW.includes(words)) return 0;
  const duration = parseDuration(words) ?? parseDuration(translateUnits(words));
  if (duration) return duration.amount * (DAYS[duration.unit] ?? 1);
  const years = /^(\d+)\s*(jaar|jaren|år|jahre?n?|years?)$/.exec(words)?.[1];
  return years === undefined ? undefined : Number(years) * YEAR_DAYS;
}
