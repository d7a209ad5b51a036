import { type Refused, refused } from '../operate/request.ts';
import { sha256 } from '../shared/sha256.ts';
import { campaignFileKey } from '../shared/stored-file.ts';
import { inboxKey } from './launch-files.ts';
import type { LaunchPorts } from './launch-ports.ts';
import type { Launch } from './read-launch.ts';

/** Keys under `files` whose bytes are new, or others than those that run. */
export function changedUploads({ manifest, pointer }: Pick<Launch, 'manifest' | 'pointer'>): readonly string[] {
  return Object.entries(manifest.files ?? {}).flatMap(([key, hash]) => (pointer?.files?.[key] === hash ? [] : [key]));
}

/** Puts the files that changed where their pages find them. Again it puts the same. */
export async function copyFiles(
  { objects }: Pick<LaunchPorts, 'objects'>,
  launch: Launch,
): Promise<Refused | undefined> {
  const { campaign, launch: id, manifest } = launch;
  for (const key of changedUploads(launch)) {
    const text = await objects.get(inboxKey(campaign, id, fileName(key)));
    if (text === undefined || sha256(text) !== manifest.files?.[key])
      return refused(`launch: inbox/${campaign}/${id}/${fileName(key)} is not what its name says. Launch again.`);
    await objects.put(campaignFileKey(campaign, key), text);
  }
  return undefined;
}

/** Of a file in the inbox. */
export function fileName(key: string): string {
  return `files/${encodeURIComponent(key)}.json`;
}
