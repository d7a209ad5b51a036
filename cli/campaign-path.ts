import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './shell.ts';

/** The campaign file a person means: the file itself, or the `campaign.yaml` of a folder. Throws UsageError. */
export function campaignPath(path: string): string {
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'campaign.yaml') : path;
  if (existsSync(file)) return file;
  throw new UsageError(`${file} does not exist. Write the path of a campaign file; baton new seminar ID makes one.`);
}
