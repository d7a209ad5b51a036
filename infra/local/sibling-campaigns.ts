import { dirname, join, resolve } from 'node:path';
import { isFile, listFolder } from './read-folder.ts';

/** Campaign files in the folders beside a campaign's own, by name of the folder. */
export function siblingCampaigns(path: string): readonly { readonly name: string; readonly file: string }[] {
  const own = dirname(resolve(path));
  const all = listFolder(dirname(own)).map((name) => ({ name, file: join(dirname(own), name, 'campaign.yaml') }));
  return all.filter(({ file }) => dirname(file) !== own && isFile(file));
}
