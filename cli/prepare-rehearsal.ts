import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type LoadedCampaign, loadCampaign } from '../infra/local/load-campaign.ts';
import { readScript } from '../infra/local/read-script.ts';
import { formatProblem } from '../workflows/language/format-problem.ts';
import type { ScriptEntry } from '../workflows/language/script-entry.ts';
import type { Shell } from './shell.ts';

/** A campaign that can be rehearsed, and what its people do. */
export interface Prepared {
  readonly loaded: LoadedCampaign;
  readonly setup: NonNullable<LoadedCampaign['setup']>;
  readonly script: readonly ScriptEntry[];
  /** Bodies of the script's webhooks, by file name. */
  readonly webhooks: ReadonlyMap<string, string>;
}

/** Reads campaign and script; what is wrong goes to stderr with exit code 1, and undefined comes back. */
export async function prepareRehearsal(
  path: string,
  scriptPath: string | undefined,
  shell: Shell,
): Promise<Prepared | undefined> {
  const loaded = await loadCampaign(path);
  const beside = join(loaded.folder, 'script.yaml');
  const chosen = scriptPath ?? (existsSync(beside) ? beside : undefined);
  const script = chosen === undefined ? { ...NO_SCRIPT, problems: [] } : readScript(chosen, loaded);
  const errors = [...loaded.problems, ...script.problems].filter(({ severity }) => severity === 'error');
  const { setup } = loaded;
  const blocking = setup ? script.problems.filter(({ severity }) => severity === 'error') : errors;
  if (setup && blocking.length === 0) return { loaded, setup, script: script.entries, webhooks: script.webhooks };
  shell.err(
    `${blocking.map(formatProblem).join('\n')}\nNothing was rehearsed.${setup ? '' : ` Look at all of it: baton validate ${path}`}\n`,
  );
  shell.exit(1);
  return undefined;
}

const NO_SCRIPT = { entries: [], webhooks: new Map<string, string>() };
