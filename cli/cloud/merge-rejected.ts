import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { RefusedRow } from '../../functions/enroll-batch/enroll-file.ts';
import type { LoadedCampaign } from '../../infra/local/load-campaign.ts';
import { writeTextFile } from '../../infra/local/write-text-file.ts';
import { createRecordSplitter } from '../../workflows/audience/csv-records.ts';
import { type RejectedRow, rejectedFile } from '../../workflows/audience/rejected-file.ts';

/** Writes `out/rejected.csv`: what cannot be read, and what the stage did not take in, in the order of the file. Returns how many. */
export async function writeRejected(loaded: LoadedCampaign, refused: readonly RefusedRow[]): Promise<number> {
  const { folder, audience, audienceFile } = loaded;
  const originals =
    refused.length > 0 && audienceFile !== undefined ? await readRows(join(folder, audienceFile)) : undefined;
  const back = refused.map(({ line, reason }): RejectedRow => ({ line, reason, original: originals?.get(line) ?? '' }));
  const rejected = [...(audience?.rejected ?? []), ...back].sort((one, other) => one.line - other.line);
  writeTextFile(join(folder, 'out/rejected.csv'), rejected.length > 0 ? rejectedFile(rejected) : undefined);
  return rejected.length;
}

/** Each row as it stands in the file, by the line it begins on. */
async function readRows(path: string): Promise<ReadonlyMap<number, string>> {
  const rows = new Map<number, string>();
  const splitter = createRecordSplitter((byte) => byte === 44 || byte === 59);
  for await (const chunk of createReadStream(path)) {
    for (const { line, text } of splitter.push(chunk as Uint8Array)) rows.set(line, text);
  }
  for (const { line, text } of splitter.end()) rows.set(line, text);
  return rows;
}
