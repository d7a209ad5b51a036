import * as z from 'zod';

const text = z.string().min(1);

/** Every environment variable a function of Baton may get. Each function's `env.ts` picks its own; CDK is typed by the same. */
export const cloudEnv = z.object({
  BATON_STAGE: text,
  TABLE_NAME: text,
  BUCKET_NAME: text,
  WAKE_QUEUE_URL: text,
  SEND_QUEUE_URL: text,
  RECEIPT_QUEUE_URL: text,
  SCHEDULE_GROUP: text,
  SCHEDULE_ROLE_ARN: text,
  SCHEDULE_DLQ_ARN: text,
  WAKE_QUEUE_ARN: text,
  SEND_QUEUE_ARN: text,
  DRAW_REP_DAY_ARN: text,
  RUN_CAMPAIGN_CLOCK_ARN: text,
  /** `arn:aws:states:<region>:<account>:stateMachine:baton-<stage>-`. */
  MACHINE_PREFIX: text,
  MACHINE_ROLE_ARN: text,
  /** The alias that machines call. */
  ENTER_STEP_ARN: text,
  ENROLL_MACHINE_ARN: text,
  BUS_NAME: text,
  CONFIGURATION_SET: text,
  WEBHOOK_SECRET_ID: text,
  /** Keys that links are signed with. */
  LINK_SECRET_ID: text,
  /** Keys that addresses of erased contacts are hashed with. */
  ADDRESS_SECRET_ID: text,
  /** The domain mails are sent from. */
  SENDER_DOMAIN: text,
  /** Log group of the machines of campaigns. */
  MACHINE_LOG_GROUP_ARN: text,
  /** Where the HTTP API answers: the base of links in mails. */
  PUBLIC_URL: text,
  /** Mails a second, over all instances. */
  SEND_RATE: z.coerce.number().positive(),
  /** How many instances of send-touch the queue may start. */
  SEND_CONCURRENCY: z.coerce.number().int().positive(),
});

/** What every function needs that decides about enrollments: table, timers, queues, executions, campaigns. */
export const decidingEnv = cloudEnv.pick({
  BATON_STAGE: true,
  TABLE_NAME: true,
  BUCKET_NAME: true,
  WAKE_QUEUE_URL: true,
  SEND_QUEUE_URL: true,
  SCHEDULE_GROUP: true,
  SCHEDULE_ROLE_ARN: true,
  SCHEDULE_DLQ_ARN: true,
  WAKE_QUEUE_ARN: true,
  SEND_QUEUE_ARN: true,
  DRAW_REP_DAY_ARN: true,
  RUN_CAMPAIGN_CLOCK_ARN: true,
  MACHINE_PREFIX: true,
});
export type DecidingEnv = z.output<typeof decidingEnv>;

/** Reads a function's environment when it starts. Throws with the names of what is missing or wrong, never with values. */
export function readEnv<Schema extends z.ZodType>(
  schema: Schema,
  env: Readonly<Record<string, string | undefined>>,
): z.output<Schema> {
  const read = schema.safeParse(env);
  if (read.success) return read.data;
  throw new Error(
    `environment: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
  );
}
