import * as z from 'zod';

/**
 * The most a file may have, in bytes: it goes through the answer of a Lambda, which holds 6 MB of text, and bytes written
 * as text are a third longer.
 */
export const LARGEST_FILE = 4_500_000;

/** A file of a campaign as it lies in the bucket, which holds text only. */
const storedFile = z.looseObject({ schema: z.literal(1), name: z.string(), type: z.string(), body: z.base64() });

interface CampaignFileContent {
  /** As whoever fetches it will find it on his disk. */
  readonly name: string;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Where a file of a campaign lies: by its key under `files`. */
export function campaignFileKey(campaign: string, key: string): string {
  return `campaigns/${campaign}/files/${encodeURIComponent(key)}.json`;
}

/** The same file is the same text. */
export function writeFile({ name, type, body }: CampaignFileContent): string {
  return JSON.stringify({ schema: 1, name, type, body: Buffer.from(body).toString('base64') });
}

export function readFile(text: string): CampaignFileContent {
  const { name, type, body } = storedFile.parse(JSON.parse(text));
  return { name, type, body: Uint8Array.from(Buffer.from(body, 'base64')) };
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  odp: 'application/vnd.oasis.opendocument.presentation',
  zip: 'application/zip',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};

/** By the end of its name; of anything else only the bytes are known. */
export function fileType(name: string): string {
  return TYPES[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}
