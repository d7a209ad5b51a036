import { cloudEnv } from '../shared/cloud-env.ts';

export const envSchema = cloudEnv.pick({
  BATON_STAGE: true,
  TABLE_NAME: true,
  BUCKET_NAME: true,
  RECEIPT_QUEUE_URL: true,
  LINK_SECRET_ID: true,
});
