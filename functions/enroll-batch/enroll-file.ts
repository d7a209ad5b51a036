import { Unavailable } from '../../workflows/errors.ts';
import { fromLines, type WorkRow } from '../launch-campaign/launch-files.ts';
import type { CampaignPointers, Objects } from '../shared/cloud-ports.ts';
import { type TakePorts, takeRow } from './take-row.ts';

/** A row that was not taken in. Ids and reasons only. */
export interface RefusedRow {
  readonly line: number;
  readonly contact: string;
  readonly reason: string;
}

/** What became of a file of rows: written beside it when all of it is done. */
export interface FileResult {
  readonly schema: 1;
  readonly enrolled: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: readonly RefusedRow[];
  /** A newer launch has taken over: its own files say everything that these say. */
  readonly superseded?: true;
}

export interface EnrollFilePorts extends TakePorts {
  readonly objects: Objects;
  readonly pointers: CampaignPointers;
}

/** Enrolls the rows of one file, `outbox/<campaign>/<launch>/<version>/rows-0001.jsonl`. Again it changes nothing more. */
export function enrollFile(ports: EnrollFilePorts) {
  return async ({ key }: { readonly key: string }): Promise<FileResult> => {
    const { campaign, launch, resultKey } = readKey(key);
    const known = await ports.objects.get(resultKey);
    if (known !== undefined) return JSON.parse(known) as FileResult;
    const result = await enrollAll(ports, { campaign, launch, key });
    await ports.objects.put(resultKey, `${JSON.stringify(result)}\n`);
    return result;
  };
}

interface Work {
  readonly campaign: string;
  readonly launch: string;
  readonly key: string;
}

async function enrollAll(ports: EnrollFilePorts, { campaign, launch, key }: Work): Promise<FileResult> {
  const none = { schema: 1, enrolled: 0, updated: 0, unchanged: 0, rejected: [] } as const;
  const pointer = await ports.pointers.pointer(campaign);
  if (pointer && pointer.launch !== launch) return { ...none, superseded: true };
  const text = await ports.objects.get(key);
  if (text === undefined) throw new Unavailable(`${key} is not there`);
  const counts = { enrolled: 0, updated: 0, unchanged: 0 };
  const rejected: RefusedRow[] = [];
  for (const row of fromLines<WorkRow>(text)) {
    const became = await takeRow(ports)(campaign, row);
    if (typeof became === 'string') counts[became] += 1;
    else rejected.push({ line: row.line, contact: row.contact.id, reason: became.reason });
  }
  return { ...none, ...counts, rejected };
}

/** `outbox/<campaign>/<launch>/<version>/rows-0001.jsonl` → its parts, and `done-0001.json` beside it. */
function readKey(key: string): { readonly campaign: string; readonly launch: string; readonly resultKey: string } {
  const [, campaign, launch] = /^outbox\/([^/]+)\/([^/]+)\/\d+\/rows-\d+\.jsonl$/.exec(key) ?? [];
  if (campaign === undefined || launch === undefined) throw new Error(`${key} is no file of rows`);
  return { campaign, launch, resultKey: key.replace(/rows-(\d+)\.jsonl$/, 'done-$1.json') };
}
