import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { readTextFile } from '../../infra/local/read-folder.ts';
import { valueAt } from '../../workflows/language/schema-tree.ts';
import { parseYaml } from '../../workflows/language/yaml-source.ts';
import { campaignPath } from '../campaign-path.ts';
import { UsageError } from '../shell.ts';

/** The campaign a person means: its id, its folder, or its file. Throws UsageError. */
export function campaignId(named: string): string {
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(named) && !existsSync(named)) return named;
  const path = campaignPath(named);
  const id = valueAt(parseYaml(path, readTextFile(path) ?? '').tree?.value, ['campaign']);
  if (typeof id === 'string') return id;
  throw new UsageError(
    `${basename(dirname(resolve(path)))}: the campaign file says no id under "campaign". Look at it: baton validate ${path}`,
  );
}
