import { cloudEnv, decidingEnv } from '../shared/cloud-env.ts';

export const envSchema = decidingEnv.extend(
  cloudEnv.pick({
    CONFIGURATION_SET: true,
    SENDER_DOMAIN: true,
    SEND_RATE: true,
    RECEIPT_QUEUE_URL: true,
    WEBHOOK_SECRET_ID: true,
    ADDRESS_SECRET_ID: true,
    MACHINE_LOG_GROUP_ARN: true,
    MACHINE_ROLE_ARN: true,
    ENTER_STEP_ARN: true,
    ENROLL_MACHINE_ARN: true,
  }).shape,
);
