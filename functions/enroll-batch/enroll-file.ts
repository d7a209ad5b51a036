import type { Contact, Organisation } from '../../workflows/domain/contact.ts';
import { Unavailable } from '../../workflows/errors.ts';
import type { Change, Ports } from '../../workflows/ports.ts';
import { fromLines, type WorkRow } from '../launch-campaign/launch-files.ts';
import type { OtherCampaigns } from '../launch-campaign/launch-ports.ts';
import type { CampaignPointers, Objects } from '../shared/cloud-ports.ts';
import { commitOrWait, MAX_TRIES } from '../shared/transact.ts';
import { enrollBatch } from './enroll-batch.ts';
import { mergeContact } from './merge-contact.ts';
import { updateEnrolled } from './update-enrolled.ts';

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

export interface EnrollFilePorts extends Ports {
  readonly objects: Objects;
  readonly pointers: CampaignPointers;
  readonly otherCampaigns: OtherCampaigns;
}

type Became = 'enrolled' | 'updated' | 'unchanged' | { readonly reason: string };

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
    const became = await takeRow(ports, campaign, row);
    if (typeof became === 'string') counts[became] += 1;
    else rejected.push({ line: row.line, contact: row.contact.id, reason: became.reason });
  }
  return { ...none, ...counts, rejected };
}

async function takeRow(ports: EnrollFilePorts, campaign: string, row: WorkRow): Promise<Became> {
  const enrolled = await ports.store.enrollment(row.id);
  if (enrolled && enrolled.stay > 0) {
    const { contact: file, base } = row;
    return base ? updateEnrolled(ports)({ enrollment: row.id, file, base }) : 'unchanged';
  }
  const stored = await ports.store.contact(row.contact.id);
  if (!enrolled && stored) {
    const reason = await refusalOf(ports, campaign, { stored, file: row.contact });
    if (reason !== undefined) return { reason };
  }
  if (stored) await takeOver(ports, row);
  else if (row.joins) await join(ports, row);
  const isNew = (await enrollBatch(ports)({ campaign, rows: [row] })) > 0;
  return isNew ? 'enrolled' : 'unchanged';
}

/** Why somebody whom we know already is not approached again. */
async function refusalOf(
  { otherCampaigns }: EnrollFilePorts,
  campaign: string,
  { stored, file }: { readonly stored: Contact; readonly file: Contact },
): Promise<string | undefined> {
  if (stored.objectedAt !== undefined && file.objectedAt === undefined) return 'objected to everything';
  const others = (await otherCampaigns.openOf(stored.id)).filter((other) => other !== campaign);
  return others.length === 0 ? undefined : `is in the running campaign ${others.join(', ')}`;
}

/** Somebody known from an earlier campaign, or from an earlier try: what the file says of him now. */
async function takeOver(ports: EnrollFilePorts, { contact: file, base }: WorkRow): Promise<void> {
  await untilWritten(ports, async () => {
    const stored = await ports.store.contact(file.id);
    if (!stored) return undefined;
    const { contact } = mergeContact(stored, file, base, ports.clock.now());
    return contact === stored ? undefined : { contact };
  });
}

/** A new contact at an organisation that is followed up already: both are written together, so that he is counted once. */
async function join(ports: EnrollFilePorts, { contact, organisation: first }: WorkRow): Promise<void> {
  await untilWritten(ports, async () => {
    if (await ports.store.contact(contact.id)) return undefined;
    const organisation = (await ports.store.organisation(first.id)) ?? { ...first, version: 0 };
    return { contact: { ...contact, version: 1 }, organisation: counted(organisation, contact) };
  });
}

function counted(organisation: Organisation, { stage }: Contact): Organisation {
  const isWithSales = stage === 'prospect' || stage === 'customer';
  return {
    ...organisation,
    version: organisation.version + 1,
    leads: (organisation.leads ?? 0) + Number(stage === 'lead'),
    withSales: (organisation.withSales ?? 0) + Number(isWithSales),
  };
}

/** Reads, decides and writes until nobody else wrote in between; `change` gives undefined where nothing is to be written. */
async function untilWritten(ports: Ports, change: () => Promise<Change | undefined>): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const next = await change();
    if (!next) return;
    const committed = await commitOrWait(ports, next, attempt);
    if (committed?.ok) return;
  }
  throw new Unavailable(`not enrolled after ${MAX_TRIES} tries`);
}

/** `outbox/<campaign>/<launch>/<version>/rows-0001.jsonl` → its parts, and `done-0001.json` beside it. */
function readKey(key: string): { readonly campaign: string; readonly launch: string; readonly resultKey: string } {
  const [, campaign, launch] = /^outbox\/([^/]+)\/([^/]+)\/\d+\/rows-\d+\.jsonl$/.exec(key) ?? [];
  if (campaign === undefined || launch === undefined) throw new Error(`${key} is no file of rows`);
  return { campaign, launch, resultKey: key.replace(/rows-(\d+)\.jsonl$/, 'done-$1.json') };
}
