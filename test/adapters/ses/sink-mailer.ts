import { createSesClient } from '../../../functions/adapters/ses/ses-client.ts';
import { createSesMailer } from '../../../functions/adapters/ses/ses-mailer.ts';
import type { MailerUnderTest, TakenMail } from '../../contracts/mailer-contract.ts';
import type { SesSink, SinkMail } from './ses-sink.ts';

export const CONFIGURATION_SET = 'baton-dev';
const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** The client the functions use, pointed at the sink. */
export function sinkClient(sink: SesSink) {
  return createSesClient({ region: 'eu-west-1', endpoint: sink.url, credentials: CREDENTIALS });
}

/** The SES mailer with the sink at its other end. */
export function createSinkMailer(sink: SesSink): MailerUnderTest {
  const client = sinkClient(sink);
  let read = sink.mails.length;
  let counted = sink.calls.length;
  return {
    mailer: (sources) => createSesMailer({ ...sources, client, configurationSet: CONFIGURATION_SET }),
    next: async (fault) => {
      if (fault === 'never') sink.next('reject');
      else sink.next(fault === 'not-now' ? 'throttle' : 'drop');
    },
    taken: async () => {
      const taken = sink.mails.slice(read).map(takenOf);
      read = sink.mails.length;
      return taken;
    },
    attempts: async () => {
      const made = sink.calls.length - counted;
      counted = sink.calls.length;
      return made;
    },
  };
}

function takenOf({ FromEmailAddress, Destination, Content }: SinkMail): TakenMail {
  const { Subject, Body, Headers, Attachments } = Content.Simple;
  return {
    from: FromEmailAddress,
    to: Destination.ToAddresses.join(', '),
    subject: Subject.Data,
    text: Body.Text.Data,
    html: Body.Html.Data,
    headers: Object.fromEntries(Headers.map(({ Name, Value }) => [Name, Value])),
    files: Attachments.map(({ FileName, ContentType, RawContent }) => ({
      name: FileName,
      type: ContentType,
      content: Buffer.from(RawContent, 'base64').toString(),
    })),
  };
}
