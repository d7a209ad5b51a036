import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const lineSchema = z.looseObject({
  on: z.string().optional(),
  after: z.string(),
  attempt: z.int().optional(),
  times: z.int().optional(),
  contact: z.string().optional(),
  rep: z.string().optional(),
  manager: z.enum(['marketing', 'sales']).optional(),
  host: z.string().optional(),
  webhook: z.string().optional(),
  signal: z.string().optional(),
  report: z.string().optional(),
  unsubscribe: z.string().optional(),
  bounce: z.string().optional(),
  reply: z.string().optional(),
  autoReply: z.strictObject({ until: z.string() }).optional(),
  handOff: z
    .strictObject({
      accept: z.literal('all'),
      except: z.array(z.strictObject({ contact: z.string(), reason: z.string() })).default([]),
    })
    .optional(),
  conversation: z
    .strictObject({
      contact: z.string(),
      interest: z.int().optional(),
      issue: z.string().optional(),
      appointment: z.string().optional(),
    })
    .optional(),
  agree: z.literal('all').optional(),
  except: z
    .array(z.strictObject({ contact: z.string(), decision: z.string(), reason: z.string().optional() }))
    .default([]),
});

/** One line of the script as it is written; what its signal carries stands in it too. */
export interface ScriptLine extends z.output<typeof lineSchema> {
  readonly index: number;
  readonly afterMs: number;
}

/** Reads the script as anybody could: only the forms that this campaign uses. Throws for any other. */
export function readScript(folder: string): readonly ScriptLine[] {
  const lines = z.array(lineSchema).parse(parse(readFileSync(join(folder, 'script.yaml'), 'utf8')));
  return lines.map((line, index) => ({ ...line, index, afterMs: durationMs(line.after) }));
}

function durationMs(text: string): number {
  const seconds = /^(\d+) seconds?$/.exec(text)?.[1];
  if (seconds === undefined) throw new Error(`script: "${text}" is not so many seconds`);
  return Number(seconds) * 1000;
}
