import { fileName } from '../../functions/launch-campaign/copy-files.ts';
import {
  type InboxRow,
  inboxKey,
  launchId,
  type Manifest,
  ROWS_A_FILE,
  rowsName,
  toLines,
} from '../../functions/launch-campaign/launch-files.ts';
import { canonical } from '../../functions/shared/canonical.ts';
import type { Objects } from '../../functions/shared/cloud-ports.ts';
import { sha256 } from '../../functions/shared/sha256.ts';
import { bundleCampaign } from '../../infra/local/bundle-campaign.ts';
import type { LoadedCampaign } from '../../infra/local/load-campaign.ts';
import { readFiles } from './read-files.ts';

export interface Uploaded {
  readonly campaign: string;
  readonly launch: string;
}

/**
 * Puts a campaign that was read without errors into the inbox: the bundle, the files that mails lead to, the rows a hundred a
 * file, and last the manifest. `withAudience` false: only the files, the audience stays as it is. The same campaign is the same keys.
 */
export async function uploadLaunch(
  inbox: Pick<Objects, 'put'>,
  loaded: LoadedCampaign,
  { withAudience }: { readonly withAudience: boolean },
): Promise<Uploaded> {
  const bundle = bundleCampaign(loaded);
  const { campaign: file, audience } = loaded;
  if (bundle === undefined || !file || !audience) throw new Error('a campaign with errors is not launched');
  const campaign = file.value.campaign;
  const rows = withAudience ? rowsOf(audience) : [];
  const files = readFiles(loaded);
  const manifest: Manifest = {
    schema: 1,
    campaign,
    bundleHash: sha256(bundle),
    ...(withAudience && { audienceHash: sha256(canonical([rows, left(audience)])) }),
    rowFiles: Math.ceil(rows.length / ROWS_A_FILE),
    rows: rows.length,
    rejected: withAudience ? left(audience) : [],
    ...(withAudience && audience.suppressed && { suppressed: [...audience.suppressed] }),
    files: Object.fromEntries([...files].map(([name, text]) => [name, sha256(text)])),
  };
  const launch = launchId(manifest);
  const key = (name: string): string => inboxKey(campaign, launch, name);
  await inbox.put(key('bundle.json'), bundle);
  for (const [name, text] of files) await inbox.put(key(fileName(name)), text);
  for (let index = 0; index < manifest.rowFiles; index += 1) {
    await inbox.put(key(rowsName(index)), toLines(rows.slice(index * ROWS_A_FILE, (index + 1) * ROWS_A_FILE)));
  }
  await inbox.put(key('manifest.json'), `${JSON.stringify(manifest)}\n`);
  return { campaign, launch };
}

type Audience = NonNullable<LoadedCampaign['audience']>;

function left({ rejected }: Audience): Manifest['rejected'] {
  return rejected.map(({ line, reason }) => ({ line, reason }));
}

function rowsOf({ contacts, organisations, rows }: Audience): InboxRow[] {
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  return contacts.flatMap((contact): InboxRow[] => {
    const organisation = byId.get(contact.organisation);
    return organisation ? [{ line: rows.get(contact.id) ?? 0, contact, organisation }] : [];
  });
}
