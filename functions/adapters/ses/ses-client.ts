import { SESv2Client, type SESv2ClientConfig } from '@aws-sdk/client-sesv2';

/** Longer than SES takes, shorter than a worker may live. */
const ANSWER_MS = 10_000;
const CONNECT_MS = 3_000;

export interface SesClientConfig extends Omit<SESv2ClientConfig, 'maxAttempts' | 'requestHandler'> {
  /** How long an answer is waited for; without one nobody knows what became of the mail. @default 10 seconds */
  readonly answerMs?: number;
}

/**
 * The client mails go through: one attempt, since SES has no way to tell a repeat from a second mail. Each mail has a
 * connection of its own: one left over from before the function was frozen breaks at the first byte, which looks like a
 * mail that may have gone.
 */
export function createSesClient({ answerMs = ANSWER_MS, ...config }: SesClientConfig = {}): SESv2Client {
  // Node keeps a connection for the next in the queue where their number is bounded.
  const agent = { keepAlive: false, maxSockets: Number.POSITIVE_INFINITY };
  return new SESv2Client({
    ...config,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: answerMs,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
  });
}
