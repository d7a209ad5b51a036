import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { createObjects } from '../../functions/adapters/s3/objects.ts';
import type { Objects } from '../../functions/shared/cloud-ports.ts';
import { theEmulator } from './the-emulator.ts';

/** A bucket of its own. */
export async function createEmulatorObjects(): Promise<Objects> {
  const { clientConfig } = await theEmulator();
  const client = new S3Client({ ...clientConfig, forcePathStyle: true });
  const bucket = `contract-${randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  return createObjects({ client, bucket });
}
