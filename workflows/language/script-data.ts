import * as z from 'zod';
import { type SignalField, type SignalName, signalSpec } from '../signals.ts';
import { localDateSchema, localMomentSchema, shareSchema, wordsSchema } from './value-schemas.ts';

/** Data of a signal by field: local times as text, shares 0 to 1, money in the currency beside it. */
export type ScriptData = Readonly<Record<string, string | number | boolean>>;

/** Every key of a script's line that is data of a signal, whichever it is. */
export const scriptDataShape = {
  guests: z.int().min(0).max(100).optional(),
  reason: z.string().optional(),
  when: localMomentSchema.optional(),
  until: localMomentSchema.optional(),
  file: wordsSchema.optional(),
  text: wordsSchema.optional(),
  voicemail: z.boolean().optional(),
  interest: z.int().min(1).max(5).optional(),
  issue: z.string().optional(),
  timing: z.string().optional(),
  note: z.string().optional(),
  number: z.string().optional().describe('In quotes.'),
  readiness: z.string().optional(),
  value: z.number().min(0).optional(),
  revenue: z.number().min(0).optional(),
  margin: z.number().optional(),
  currency: z.string().optional(),
  chance: shareSchema.optional(),
  orderedAt: localDateSchema.optional(),
  reference: z.string().optional(),
  for: z.enum(['person', 'organisation']).optional(),
  goOn: z.string().optional().describe('Of a yes: addresses of the colleagues who go on, with commas; default none.'),
  kind: z.enum(['hard', 'soft']).optional(),
  presentation: z.boolean().optional().describe('Asks for the presentation.'),
  post: z.boolean().optional().describe('Of a call-back: mail may go until then.'),
  confirmByMail: z.boolean().optional().describe('The contact allows the confirmation by mail.'),
  via: z.string().optional().describe('The door it came by, e.g. webhook.'),
  id: z.string().optional().describe('Its id there.'),
};

type DataKey = keyof typeof scriptDataShape;
type DataLine = { readonly [Key in DataKey]?: string | number | boolean | undefined };

/** The data keys a line has. */
export function dataKeysOf(line: DataLine): readonly DataKey[] {
  return (Object.keys(scriptDataShape) as DataKey[]).filter((key) => line[key] !== undefined);
}

/** The line's data for this signal, or the first key that is not the signal's or has a value it does not take. */
export function takeSignalData(
  line: DataLine,
  signal: SignalName,
  extra: readonly DataKey[],
): ScriptData | { readonly problem: string; readonly path: readonly string[] } {
  const fields = signalSpec(signal).fields;
  const data: Record<string, string | number | boolean> = {};
  for (const key of dataKeysOf(line)) {
    const value = line[key];
    if (extra.includes(key) || value === undefined) continue;
    const field: SignalField | undefined = fields[key];
    if (!field) {
      const names = [...Object.keys(fields), ...extra].join(', ');
      return { problem: `${signal} has no ${key}. It may have: ${names}`, path: [key] };
    }
    if (typeof field === 'object' && !field.includes(String(value))) {
      return { problem: `"${value}" is no ${key} of ${signal}. One of: ${field.join(', ')}`, path: [key] };
    }
    data[key] = value;
  }
  return data;
}
