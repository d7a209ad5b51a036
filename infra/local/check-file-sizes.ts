import { statSync } from 'node:fs';
import { join } from 'node:path';
import { LARGEST_FILE } from '../../functions/shared/stored-file.ts';
import type { Problem } from '../../workflows/language/problem.ts';
import type { LoadedCampaign } from './load-campaign.ts';
import { isFile } from './read-folder.ts';

const MEGABYTE = 1_000_000;

/** Files that are too large to be handed out by their page. */
export function fileSizeProblems({ folder, campaign }: LoadedCampaign): Problem[] {
  if (!campaign) return [];
  const { file, value, locate } = campaign;
  return Object.entries(value.files).flatMap(([key, name]): Problem[] => {
    const path = join(folder, value.content.folder, 'files', name);
    const size = name !== 'later' && isFile(path) ? statSync(path).size : 0;
    if (size <= LARGEST_FILE) return [];
    const had = (size / MEGABYTE).toFixed(1);
    const message = `${name} has ${had} MB, its page hands out ${LARGEST_FILE / MEGABYTE} MB at most. Export it with smaller pictures, or link it from a place of your own in the text.`;
    return [{ file, ...locate(['files', key]), path: `files.${key}`, message, severity: 'error' }];
  });
}
