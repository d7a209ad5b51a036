import { SESv2Client, type SESv2ClientConfig } from '@aws-sdk/client-sesv2';

/** Longer than SES takes, shorter than a worker may live. */
const ANSWER_MS = 10_000;
const CONNECT_MS = 3_000;

/**
 * The client mails go through: one attempt, since SES has no way to tell a repeat from a second mail. Each mail has a
 * connection of its own: one left over from before the function was frozen breaks at the first byte, which looks like a
 * mail that may have gone.
 */
export function createSesClient(config: Omit<SESv2ClientConfig, 'maxAttempts' | 'requestHandler'> = {}): SESv2Client {
  const agent = { keepAlive: false, maxSockets: 50 };
  return new SESv2Client({
    ...config,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: ANSWER_MS,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
  });
}
