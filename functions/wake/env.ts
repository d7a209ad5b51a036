import { decidingEnv } from '../shared/cloud-env.ts';

export const envSchema = decidingEnv;
