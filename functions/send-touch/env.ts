import { cloudEnv, decidingEnv } from '../shared/cloud-env.ts';

export const envSchema = decidingEnv.extend(
  cloudEnv.pick({
    CONFIGURATION_SET: true,
    PUBLIC_URL: true,
    LINK_SECRET_ID: true,
    SEND_RATE: true,
    SEND_CONCURRENCY: true,
  }).shape,
);
