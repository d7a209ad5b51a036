import { parsePhone } from '../../workflows/audience/read-phone.ts';
import type { SignalData } from '../../workflows/domain/enrollment.ts';
import { clockOf } from '../../workflows/domain/live-campaign.ts';
import { isSignalName, type SignalField, signalSpec } from '../../workflows/signals.ts';
import type { RepWords } from './words/rep-words.ts';

/** What an outcome cannot do without. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  appointment: ['when'],
  'call-back': ['when'],
  moved: ['when'],
  'wrong-person': ['reason'],
  no: ['for'],
  quoted: ['value'],
};

/** What is shown for an outcome besides what its signal carries. */
const EXTRA: Readonly<Record<string, Readonly<Record<string, SignalField>>>> = {
  accepted: { confirmByMail: 'flag' },
};

/** Chosen by name, one by one: nobody types an id. */
const BY_NAME = 'goOn';

const MOST_TEXT = 2_000;
const MOST_MONEY = 1e12;

/** The fields of an outcome, in the order of the table of signals. */
export function fieldsOf(outcome: string): readonly (readonly [name: string, field: SignalField])[] {
  if (!isSignalName(outcome)) return [];
  const fields = Object.entries({ ...signalSpec(outcome).fields, ...EXTRA[outcome] });
  return fields.filter(([name]) => name !== BY_NAME);
}

export function isRequired(outcome: string, name: string): boolean {
  return REQUIRED[outcome]?.includes(name) === true;
}

interface Reading {
  readonly words: RepWords;
  /** Times are those of the reporter's own clock. */
  readonly zone: string;
}

/** What a form says of an outcome; what is missing or cannot be, in sentences. */
export function readFields(
  outcome: string,
  form: URLSearchParams,
  { words, zone }: Reading,
): { readonly data: SignalData; readonly problems: readonly string[] } {
  const data: Record<string, string | number | boolean> = {};
  const problems: string[] = [];
  for (const [name, field] of fieldsOf(outcome)) {
    const text = form.get(name)?.trim() ?? '';
    const label = words.fields[name] ?? name;
    if (text === '') {
      if (isRequired(outcome, name)) problems.push(words.missing(label));
      continue;
    }
    const value = name === 'number' ? parsePhone(text, '') : readField(field, text, zone);
    if (value === undefined) problems.push(words.unfit(label));
    else data[name] = value;
  }
  return { data, problems };
}

function readField(field: SignalField, text: string, zone: string): string | number | boolean | undefined {
  if (typeof field !== 'string') return field.includes(text) ? text : undefined;
  switch (field) {
    case 'flag':
      return text === 'yes' ? true : undefined;
    case 'text':
      return text.slice(0, MOST_TEXT);
    case 'count':
      return between(text, 0, 100, true);
    case 'score':
      return between(text, 1, 5, true);
    case 'money':
      return between(text, 0, MOST_MONEY);
    case 'share': {
      const percent = between(text, 0, 100);
      return percent === undefined ? undefined : percent / 100;
    }
    case 'date':
      return instantOf(`${text}T00:00`, 'UTC') === undefined ? undefined : text;
    case 'time':
      return instantOf(text, zone);
  }
}

function between(text: string, least: number, most: number, whole = false): number | undefined {
  const number = Number(text.replace(',', '.'));
  if (!Number.isFinite(number) || number < least || number > most) return undefined;
  return whole && !Number.isInteger(number) ? undefined : number;
}

/** A local time as browsers write it: `2027-03-24T10:00`. */
function instantOf(text: string, zone: string): number | undefined {
  const [, date = '', hours, minutes] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::\d\d)?$/.exec(text) ?? [];
  const day = new Date(`${date}T00:00:00Z`);
  // A date that is not in the calendar, such as 30 February, is another one in JavaScript.
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date) return undefined;
  const minute = Number(hours) * 60 + Number(minutes);
  if (minute >= 1440) return undefined;
  const year = Number(date.slice(0, 4));
  return year < 2000 || year > 2060 ? undefined : clockOf(zone).instant(date, minute);
}
