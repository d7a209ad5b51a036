import * as z from 'zod';
import { readEntry } from './read-script-entry.ts';
import type { ScriptEntry } from './script-entry.ts';
import { scriptLineSchema } from './script-line.ts';

/** A rehearsal's script: a list of who does what when. Times are local to the campaign. */
export const scriptSchema = z.array(
  scriptLineSchema.transform((line, context): ScriptEntry => {
    const result = readEntry(line);
    if (!('problem' in result)) return result;
    context.addIssue({ code: 'custom', message: result.problem, path: [...(result.path ?? [])], input: line });
    return z.NEVER;
  }),
);
