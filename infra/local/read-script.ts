import { basename } from 'node:path';
import type { Problem } from '../../workflows/language/problem.ts';
import type { ScriptEntry } from '../../workflows/language/script-entry.ts';
import { checkScript } from '../../workflows/language/script-rules.ts';
import { scriptSchema } from '../../workflows/language/script-schema.ts';
import { readYaml } from '../../workflows/language/yaml-source.ts';
import type { LoadedCampaign } from './load-campaign.ts';
import { readTextFile } from './read-folder.ts';

/** A script as it was read; with problems there are no entries. */
export interface ScriptReading {
  readonly entries: readonly ScriptEntry[];
  readonly problems: readonly Problem[];
}

/** Reads a rehearsal's script and looks its names up in the campaign. */
export function readScript(path: string, { audience, reps, workflow }: LoadedCampaign): ScriptReading {
  const file = basename(path);
  const text = readTextFile(path);
  if (text === undefined) {
    return { entries: [], problems: [{ file, path: '', message: 'does not exist', severity: 'error' }] };
  }
  const { value: entries, locate, problems } = readYaml(file, text, scriptSchema);
  if (!entries || !workflow) return { entries: [], problems };
  const contacts = new Set(audience?.contacts.flatMap(({ email }) => email ?? []));
  const unknown = checkScript({
    file,
    entries,
    locate,
    workflow,
    contacts,
    reps: new Set(reps?.value.map(({ email }) => email)),
  });
  return { entries, problems: unknown };
}
