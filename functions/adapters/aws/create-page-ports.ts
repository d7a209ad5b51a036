import { randomBytes } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type * as z from 'zod';
import type { envSchema } from '../../serve-pages/env.ts';
import type { PagePorts } from '../../serve-pages/page-ports.ts';
import { createDynamoHistory } from '../dynamodb/dynamo-history.ts';
import { createDynamoPointers } from '../dynamodb/dynamo-pointers.ts';
import { createDynamoReceipts } from '../dynamodb/dynamo-receipts.ts';
import { createDynamoReviews } from '../dynamodb/dynamo-reviews.ts';
import { createDynamoRevocations } from '../dynamodb/dynamo-revocations.ts';
import { createDynamoStore } from '../dynamodb/dynamo-store.ts';
import { createCampaignFiles } from '../s3/campaign-files.ts';
import { createCampaigns } from '../s3/campaigns.ts';
import { createObjects } from '../s3/objects.ts';
import { createLinkKeys } from '../secrets/link-keys.ts';
import { createReceiptQueue } from '../sqs/queues.ts';
import type { Base } from './create-surroundings.ts';
import { createTableAccess } from './create-table-access.ts';

/** What the pages reach: they read the table and the files, and write receipts and review entries only. */
export function createPagePorts(base: Base, env: z.output<typeof envSchema>): PagePorts {
  const { clock, count, logger } = base;
  const access = createTableAccess(base, env.TABLE_NAME);
  const objects = createObjects({ client: new S3Client(), bucket: env.BUCKET_NAME, count });
  const pointers = createDynamoPointers(access);
  const campaigns = createCampaigns({
    objects,
    pointers,
    store: createDynamoStore(access),
    now: clock.now,
  });
  return {
    store: campaigns.store,
    campaigns,
    pointers,
    clock,
    history: createDynamoHistory(access),
    receipts: createDynamoReceipts(access),
    receiptQueue: createReceiptQueue({
      client: new SQSClient({ useQueueUrlAsEndpoint: false }),
      receiptUrl: env.RECEIPT_QUEUE_URL,
      count,
    }),
    reviews: createDynamoReviews(access),
    revocations: createDynamoRevocations(access),
    linkKeys: createLinkKeys({
      client: new SecretsManagerClient(),
      secretId: env.LINK_SECRET_ID,
      now: clock.now,
      count,
    }),
    files: createCampaignFiles(objects),
    random: () => randomBytes(12).toString('base64url'),
    onFault: (fault) =>
      logger.error('a page was not shown', { fault: fault instanceof Error ? fault.name : 'not an error' }),
  };
}
