import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SQSEvent } from 'aws-lambda';
import { createRuntime } from '../adapters/aws/create-runtime.ts';
import { createDynamoHistory } from '../adapters/dynamodb/dynamo-history.ts';
import { createCompiledTexts } from '../adapters/mail/compiled-texts.ts';
import { createLinkKeys } from '../adapters/secrets/link-keys.ts';
import { createSesClient } from '../adapters/ses/ses-client.ts';
import { createSesMailer } from '../adapters/ses/ses-mailer.ts';
import { readEnv } from '../shared/cloud-env.ts';
import { handleBatch } from '../shared/handle-event.ts';
import { createLinks } from '../shared/links.ts';
import { readMessages } from '../shared/queue-records.ts';
import { timerMessage } from '../shared/timer-message.ts';
import { envSchema } from './env.ts';
import { sendTouch } from './send-touch.ts';
import { createTokenBucket } from './token-bucket.ts';

const env = readEnv(envSchema, process.env);
const runtime = createRuntime('send-touch', env);
const { ports, campaigns, access, clock, count, counter, logger } = runtime;
const linkKeys = createLinkKeys({
  client: new SecretsManagerClient(),
  secretId: env.LINK_SECRET_ID,
  now: clock.now,
  count,
});
const mailer = createSesMailer({
  client: createSesClient(),
  configurationSet: env.CONFIGURATION_SET,
  live: campaigns.live,
  texts: createCompiledTexts(campaigns.bundle),
  store: ports.store,
  history: createDynamoHistory(access),
  links: async (at) => createLinks(env.PUBLIC_URL, await linkKeys.current())(at),
  // The message would quote what stands in the mail.
  onFault: (fault) =>
    logger.error('a mail was not written', { fault: fault instanceof Error ? fault.name : 'unknown' }),
  count,
});
const takeToken = createTokenBucket(env.SEND_RATE / env.SEND_CONCURRENCY, clock);
const send = sendTouch({
  ...ports,
  mailer: {
    send: async (touch, tasks) => {
      await takeToken();
      const result = await mailer.send(touch, tasks);
      // Put off, a mail is only planned again: without this line nobody would hear why.
      if (result.status === 'refused') {
        const { enrollment, template } = touch;
        logger.error('a mail was refused', { enrollment, template, why: result.reason, comesAgain: result.retry });
      }
      return result;
    },
  },
});

/** The send queue; the account's rate is kept by a bucket an instance, and by how many instances there may be. */
export const handler = handleBatch(runtime, {
  read: (event: SQSEvent) => readMessages(event, timerMessage.send),
  work: async (message) => {
    if ((await send(message().touch)) === 'held-back') counter.add('HeldBack');
  },
});
