import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Objects } from '../../shared/cloud-ports.ts';
import { type Count, callService } from '../aws/call-service.ts';

export interface ObjectsOptions {
  readonly client: S3Client;
  readonly bucket: string;
  readonly count?: Count;
}

/** 1,000 keys a page: a million keys below one prefix are a mistake, not a campaign. */
const MAX_PAGES = 1_000;

/** Files in a bucket. Telling that a key is not there takes the permission to list: without it S3 says "access denied". */
export function createObjects(options: ObjectsOptions): Objects {
  const { client, bucket, count } = options;
  return {
    get: async (key) => {
      const command = new GetObjectCommand({ Bucket: bucket, Key: key });
      try {
        // The body is part of the call: a connection can break while it comes.
        return await callService({ action: 's3:GetObject', count }, async () => {
          const { Body } = await client.send(command);
          return (await Body?.transformToString('utf-8')) ?? '';
        });
      } catch (fault) {
        if (fault instanceof NoSuchKey) return undefined;
        throw fault;
      }
    },
    put: async (key, body) => {
      // As bytes: of an empty text the client could not tell the length.
      const Body = Buffer.from(body, 'utf-8');
      const command = new PutObjectCommand({ Bucket: bucket, Key: key, Body, ContentType: contentType(key) });
      await callService({ action: 's3:PutObject', count }, () => client.send(command));
    },
    list: (prefix) => listKeys(options, prefix),
  };
}

async function listKeys({ client, bucket, count }: ObjectsOptions, prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token });
    const listed = await callService({ action: 's3:ListBucket', count }, () => client.send(command));
    for (const { Key } of listed.Contents ?? []) if (Key !== undefined) keys.push(Key);
    token = listed.NextContinuationToken;
    if (token === undefined) return keys;
  }
  throw new Error(`more than ${MAX_PAGES} pages of keys below ${prefix}`);
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8',
};

function contentType(key: string): string {
  return CONTENT_TYPES[key.slice(key.lastIndexOf('.') + 1)] ?? 'text/plain; charset=utf-8';
}
