import { cloudEnv } from '../shared/cloud-env.ts';

export const envSchema = cloudEnv.pick({ BATON_STAGE: true, BUS_NAME: true });
