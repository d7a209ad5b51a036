import { cloudEnv, decidingEnv } from '../shared/cloud-env.ts';

export const envSchema = decidingEnv.extend(cloudEnv.pick({ ADDRESS_SECRET_ID: true }).shape);
