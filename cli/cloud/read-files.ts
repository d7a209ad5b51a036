import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileType, writeFile } from '../../functions/shared/stored-file.ts';
import type { LoadedCampaign } from '../../infra/local/load-campaign.ts';

/** The files that mails of a campaign lead to, as they are put into the bucket, by their key under `files`; not those that come later. */
export function readFiles({ folder, campaign }: LoadedCampaign): ReadonlyMap<string, string> {
  const { files = {}, content } = campaign?.value ?? {};
  const given = Object.entries(files).filter(([, name]) => name !== 'later');
  return new Map(
    given.map(([key, name]) => {
      const body = Uint8Array.from(readFileSync(join(folder, content?.folder ?? '', 'files', name)));
      return [key, writeFile({ name: basename(name), type: fileType(name), body })];
    }),
  );
}
