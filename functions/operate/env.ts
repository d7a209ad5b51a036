import { cloudEnv, decidingEnv } from '../shared/cloud-env.ts';

export const envSchema = decidingEnv.extend(
  cloudEnv.pick({
    CONFIGURATION_SET: true,
    PUBLIC_URL: true,
    MACHINE_ROLE_ARN: true,
    ENTER_STEP_ARN: true,
    ENROLL_MACHINE_ARN: true,
  }).shape,
);
