/** `baton-<stage>-<thing>`; without a thing, the one that carries the deployment's name: table, bus, schedule group. */
export function nameOf(stage: string, thing?: string): string {
  return thing === undefined ? `baton-${stage}` : `baton-${stage}-${thing}`;
}

/** What the data stack tells the app stack, by name, so that neither holds the other's resources. */
export function exportsOf(stage: string) {
  return {
    bucketName: nameOf(stage, 'bucket-name'),
    streamArn: nameOf(stage, 'stream-arn'),
    linkSecretArn: nameOf(stage, 'link-secret-arn'),
    addressSecretArn: nameOf(stage, 'address-secret-arn'),
  };
}

export const EVERY_QUEUE = ['wake', 'send', 'receipts'] as const;
export type QueueName = (typeof EVERY_QUEUE)[number];

/** Where messages end that nobody could take; each has its alarm and its section in the runbook. */
export const EVERY_DEAD_LETTER_QUEUE = [
  'wake-dlq',
  'send-dlq',
  'receipts-dlq',
  'stream-dlq',
  'schedules-dlq',
  'events-dlq',
] as const;
export type DeadLetterQueueName = (typeof EVERY_DEAD_LETTER_QUEUE)[number];
