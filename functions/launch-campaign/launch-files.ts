import * as z from 'zod';
import { hashId } from '../../workflows/audience/hash-id.ts';
import type { Contact, Organisation } from '../../workflows/domain/contact.ts';
import type { EnrollRow } from '../enroll-batch/enroll-batch.ts';
import { canonical } from '../shared/canonical.ts';
import type { Objects } from '../shared/cloud-ports.ts';
import { sha256 } from '../shared/sha256.ts';

/** Rows in one file: what one worker of the enrolment takes at a time. */
export const ROWS_A_FILE = 100;

/** A row of the audience as the command read it. */
export interface InboxRow {
  /** Line of the row in the audience's file. */
  readonly line: number;
  readonly contact: Contact;
  readonly organisation: Organisation;
  /** The owner of the organisation wants him invited, whatever is open there. */
  readonly ticked?: true;
}

/** A row as it is to be enrolled. */
export interface WorkRow extends EnrollRow {
  readonly line: number;
  /** The same row in the launch before: only what differs from it is taken over. Absent for who is new in the file. */
  readonly base?: Contact;
  /** Its organisation stood in an earlier launch: the contact is counted there when it is written. */
  readonly joins?: true;
}

/** What was put into the inbox, written last: without it the upload was cut short. */
export interface Manifest {
  readonly schema: 1;
  readonly campaign: string;
  readonly bundleHash: string;
  /** Absent where only the files are updated. */
  readonly audienceHash?: string;
  readonly rowFiles: number;
  readonly rows: number;
  /** Rows the command left out. */
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
  /** The files that mails lead to: the SHA-256 of what lies in the inbox, by their key. Absent of a command before 0.3. */
  readonly files?: Readonly<Record<string, string>>;
  /** Ids of whoever stands on a suppression list, as the command read it. */
  readonly suppressed?: readonly string[];
}

const manifestSchema: z.ZodType<Manifest> = z.object({
  schema: z.literal(1),
  campaign: z.string(),
  bundleHash: z.string(),
  audienceHash: z.string().exactOptional(),
  rowFiles: z.number(),
  rows: z.number(),
  rejected: z.array(z.object({ line: z.number(), reason: z.string() })),
  files: z.record(z.string(), z.string()).exactOptional(),
  suppressed: z.array(z.string()).exactOptional(),
});

/** Where the command puts a launch. */
export function inboxKey(campaign: string, launch: string, name: string): string {
  return `inbox/${campaign}/${launch}/${name}`;
}

/** The audience of a launch, kept as long as the campaign: what the next one is held against. */
export function audienceKey(campaign: string, launch: string): string {
  return `campaigns/${campaign}/audience-${launch}.jsonl`;
}

/** Where the enrolment of a launch works; `version` is the pointer's, so that a launch that comes back is enrolled anew. */
export function workPrefix(campaign: string, launch: string, version: number): string {
  return `outbox/${campaign}/${launch}/${version}/`;
}

/** `rows-0001.jsonl`. */
export function rowsName(index: number): string {
  return `rows-${String(index + 1).padStart(4, '0')}.jsonl`;
}

/** 26 characters that stand for a text. */
function textHash(text: string): string {
  return hashId(sha256(text));
}

/** The same files and the same audience are the same launch, whenever and by whomever it is made. */
export function launchId({
  campaign,
  bundleHash,
  audienceHash = '',
  files = {},
}: Omit<Manifest, 'schema' | 'rowFiles' | 'rows' | 'rejected'>): string {
  const ofFiles = Object.keys(files).length === 0 ? '' : ` ${canonical(files)}`;
  return textHash(`${campaign} ${bundleHash} ${audienceHash}${ofFiles}`);
}

/** One JSON object a line. */
export function toLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** Reads what `toLines` wrote: our own files, written by a version at most one older, are taken at their word. */
export function fromLines<Row>(text: string): Row[] {
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Row]));
}

/** Undefined where the upload was not finished. */
export async function readManifest(objects: Objects, campaign: string, launch: string): Promise<Manifest | undefined> {
  const text = await objects.get(inboxKey(campaign, launch, 'manifest.json'));
  return text === undefined ? undefined : manifestSchema.parse(JSON.parse(text));
}

/** Every row of a launch, in the order of the audience's file. */
export async function readInboxRows(objects: Objects, campaign: string, launch: string): Promise<readonly InboxRow[]> {
  const manifest = await readManifest(objects, campaign, launch);
  const rows: InboxRow[] = [];
  for (let index = 0; index < (manifest?.rowFiles ?? 0); index += 1) {
    const text = await objects.get(inboxKey(campaign, launch, rowsName(index)));
    if (text === undefined) throw new Error(`${campaign}/${launch}: ${rowsName(index)} is missing`);
    rows.push(...fromLines<InboxRow>(text));
  }
  return rows;
}
