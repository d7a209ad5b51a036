import { basename, dirname, join } from 'node:path';
import { parseEvents } from '../../functions/receive-webhook/parse-events.ts';
import type { Problem } from '../../workflows/language/problem.ts';
import type { ScriptEntry } from '../../workflows/language/script-entry.ts';
import { checkScript } from '../../workflows/language/script-rules.ts';
import { scriptSchema } from '../../workflows/language/script-schema.ts';
import { readYaml, type YamlReading } from '../../workflows/language/yaml-source.ts';
import type { LoadedCampaign } from './load-campaign.ts';
import { readTextFile } from './read-folder.ts';

/** A script as it was read; with problems there are no entries. */
export interface ScriptReading {
  readonly entries: readonly ScriptEntry[];
  /** Bodies of its webhooks, by file name. */
  readonly webhooks: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** Reads a rehearsal's script and looks its names up in the campaign. */
export function readScript(path: string, { audience, reps, workflow }: LoadedCampaign): ScriptReading {
  const file = basename(path);
  const text = readTextFile(path);
  if (text === undefined) {
    return { ...NOTHING, problems: [{ file, path: '', message: 'does not exist', severity: 'error' }] };
  }
  const { value: entries, locate, problems } = readYaml(file, text, scriptSchema);
  if (!entries || !workflow) return { ...NOTHING, problems };
  const contacts = new Set(audience?.contacts.flatMap(({ email }) => email ?? []));
  const unknown = checkScript({
    file,
    entries,
    locate,
    workflow,
    contacts,
    reps: new Set(reps?.value.map(({ email }) => email)),
  });
  const webhooks = readWebhooks({ folder: dirname(path), file, entries, locate });
  return { entries, webhooks: webhooks.bodies, problems: [...unknown, ...webhooks.problems] };
}

const NOTHING = { entries: [], webhooks: new Map<string, string>() };

interface Webhooks {
  readonly folder: string;
  readonly file: string;
  readonly entries: readonly ScriptEntry[];
  readonly locate: YamlReading<unknown>['locate'];
}

/** The bodies beside the script; what can be told without the campaign's state is told with the place of the entry. */
function readWebhooks({ folder, file, entries, locate }: Webhooks) {
  const bodies = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [index, { act }] of entries.entries()) {
    if (act.type !== 'webhook') continue;
    const body = readTextFile(join(folder, act.file));
    const faults = body === undefined ? [] : parseEvents(body, Number.POSITIVE_INFINITY).faults;
    const messages = faults.map(({ path, message }) => `${act.file}: ${path}: ${message}`);
    if (body === undefined) messages.push(`${act.file} does not exist beside the script`);
    else bodies.set(act.file, body);
    const place = { file, ...locate([index, 'webhook']), path: `${index}.webhook`, severity: 'error' as const };
    problems.push(...messages.map((message) => ({ ...place, message })));
  }
  return { bodies, problems };
}
