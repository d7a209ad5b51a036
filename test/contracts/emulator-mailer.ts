import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  CreateConfigurationSetCommand,
  CreateEmailIdentityCommand,
  DeleteEmailIdentityCommand,
  type SendEmailRequest,
} from '@aws-sdk/client-sesv2';
import { createSesClient } from '../../functions/adapters/ses/ses-client.ts';
import { createSesMailer } from '../../functions/adapters/ses/ses-mailer.ts';
import type { CreateMailer, TakenMail } from './mailer-contract.ts';
import { theEmulator } from './the-emulator.ts';

const DOMAIN = 'voorbeeld.example';
/** A busy emulator answers late: that is none of the contract's faults. */
const ANSWER_MS = 120_000;

/** The SES mailer on the emulator. A configuration set of its own tells its mails from those of others. */
export const createEmulatorMailer: CreateMailer = async () => {
  const { clientConfig, endpoint, mailFile } = await theEmulator();
  const client = createSesClient({ ...clientConfig, answerMs: ANSWER_MS });
  const configurationSet = `contract-${randomUUID()}`;
  let attempts = 0;
  let read = 0;
  await client.send(new CreateConfigurationSetCommand({ ConfigurationSetName: configurationSet }));
  await client.send(new CreateEmailIdentityCommand({ EmailIdentity: DOMAIN })).catch(alreadyThere);
  // Below everything the SDK does: a repeat would be seen here.
  client.middlewareStack.add(
    (next, context) => (call) => {
      if (context.commandName === 'SendEmailCommand') attempts += 1;
      return next(call);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  return {
    mailer: (sources) => createSesMailer({ ...sources, client, configurationSet }),
    next: async (fault) => {
      if (fault === 'never') {
        await client.send(new DeleteEmailIdentityCommand({ EmailIdentity: DOMAIN }));
        return;
      }
      const body = JSON.stringify({ fault: fault === 'not-now' ? 'throttle' : 'drop', times: 1 });
      await fetch(`${endpoint}/_emulator/ses-faults`, { method: 'POST', body });
    },
    taken: async () => {
      const all = sentWith(mailFile, configurationSet);
      const taken = all.slice(read);
      read = all.length;
      return taken;
    },
    attempts: async () => {
      const made = attempts;
      attempts = 0;
      return made;
    },
  };
};

function alreadyThere(fault: unknown): void {
  if (!(fault instanceof Error && fault.name === 'AlreadyExistsException')) throw fault;
}

/** As the emulator keeps them: the request as it came over the wire. */
function sentWith(file: string, configurationSet: string): readonly TakenMail[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const mails = lines.map((line) => JSON.parse(line) as SendEmailRequest);
  return mails.filter(({ ConfigurationSetName }) => ConfigurationSetName === configurationSet).map(takenOf);
}

function takenOf({ FromEmailAddress = '', Destination, Content }: SendEmailRequest): TakenMail {
  const { Subject, Body, Headers = [], Attachments = [] } = Content?.Simple ?? {};
  return {
    from: FromEmailAddress,
    to: Destination?.ToAddresses?.join(', ') ?? '',
    subject: Subject?.Data ?? '',
    text: Body?.Text?.Data ?? '',
    html: Body?.Html?.Data ?? '',
    headers: Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])),
    files: Attachments.map(({ FileName = '', ContentType = '', RawContent }) => ({
      ...{ name: FileName, type: ContentType },
      content: Buffer.from(String(RawContent), 'base64').toString(),
    })),
  };
}
