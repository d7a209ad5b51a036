import * as z from 'zod';
import { parseEmail } from '../../workflows/audience/read-email.ts';
import { parsePhone } from '../../workflows/audience/read-phone.ts';
import type { SignalField } from '../../workflows/signals.ts';
import { plainText } from '../../workflows/texts/plain-text.ts';

const LONGEST_TEXT = 2_000;
const LONGEST_ID = 200;
/** Far above any order, and a number that every database keeps as it is. */
const MOST_MONEY = 1e12;

/** A text that says something, without what nobody sees. */
export const text = z.string().overwrite(plainText).trim().min(1).max(LONGEST_TEXT);

/** The id of something of ours, short enough for any key. */
export const ownId = text.max(LONGEST_ID);

/** An instant with its zone, as epoch milliseconds. */
export const instant = z.iso
  .datetime({ offset: true, error: 'write an instant with its zone: 2027-03-18T14:05:00Z' })
  .transform((written) => Date.parse(written))
  .refine((at) => Number.isFinite(at), 'there is no such instant');

/** Read as in an audience file, so that it names the same contact. */
export const email = z
  .string()
  .max(254)
  .transform((written, context): string => {
    const address = parseEmail(written.trim());
    if (address !== undefined) return address;
    context.addIssue({ code: 'custom', message: 'is no mail address' });
    return z.NEVER;
  });

/** E.164; a number without its country cannot be told from another's. */
export const phone = z
  .string()
  .max(40)
  .transform((written, context): string => {
    const number = parsePhone(written.trim(), '');
    if (number !== undefined) return number;
    context.addIssue({ code: 'custom', message: 'is no phone number with its country: +31 10 123 45 67' });
    return z.NEVER;
  });

const FIELDS: Readonly<Record<Exclude<SignalField, readonly string[]>, z.ZodType<string | number | boolean>>> = {
  count: z.int().min(0).max(100),
  score: z.int().min(1).max(5),
  text,
  time: instant,
  date: z.iso.date(),
  money: z.number().min(-MOST_MONEY).max(MOST_MONEY),
  share: z.number().min(0).max(1),
  flag: z.boolean(),
};

/** What a signal may carry, by the table of signals; all of it may be left out. */
export function signalShape(fields: Readonly<Record<string, SignalField>>) {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field).optional()]));
}

function fieldSchema(field: SignalField): z.ZodType<string | number | boolean> {
  return typeof field === 'string' ? FIELDS[field] : z.enum(field);
}
