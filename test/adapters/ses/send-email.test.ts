import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WrittenMail } from '../../../functions/adapters/mail/written-mail.ts';
import { tagsOf } from '../../../functions/adapters/ses/mail-tags.ts';
import { sendCommand } from '../../../functions/adapters/ses/send-command.ts';
import { createSesClient } from '../../../functions/adapters/ses/ses-client.ts';
import { createSesMailer, sendOnce } from '../../../functions/adapters/ses/ses-mailer.ts';
import { createTestMailer } from '../../../functions/adapters/ses/test-mailer.ts';
import { type RehearsedCampaign, rehearseExample } from '../mail/rehearsed-campaign.ts';
import { type SesSink, type SinkFault, startSesSink } from './ses-sink.ts';
import { CONFIGURATION_SET, sinkClient } from './sink-mailer.ts';
import { aTouch } from './touches.ts';

const EML: WrittenMail['eml'] = {
  from: { name: 'Pieter Bakker', address: 'pieter@voorbeeld.example' },
  to: { name: 'Anna de Vries', address: 'anna@bedrijf.example' },
  ...{ subject: 'Zakendoen in Afrika', html: '<html><p>Dag</p></html>', text: 'Dag' },
  ...{ sentAt: 0, id: 'e1.1.mail.1', domain: 'voorbeeld.example' },
};
const options = { configurationSet: CONFIGURATION_SET, tags: [...tagsOf(aTouch({ enrollment: 'e1' }))] };
const command = (eml: Partial<WrittenMail['eml']>, kind: WrittenMail['kind'] = 'service') =>
  sendCommand({ eml: { ...EML, ...eml }, kind }, options);

describe('what SES is asked for', () => {
  it('is this very mail, by the configuration set, tagged, without anything that counts who reads', () => {
    const unsubscribe = 'https://voorbeeld.example/u/e1';
    expect(command({ unsubscribe, replyTo: 'pieter@elders.example' }, 'marketing')).toEqual({
      FromEmailAddress: '"Pieter Bakker" <pieter@voorbeeld.example>',
      Destination: { ToAddresses: ['"Anna de Vries" <anna@bedrijf.example>'] },
      ReplyToAddresses: ['pieter@elders.example'],
      Content: {
        Simple: {
          Subject: { Data: 'Zakendoen in Afrika', Charset: 'UTF-8' },
          Body: {
            Text: { Data: 'Dag', Charset: 'UTF-8' },
            Html: { Data: '<html><p>Dag</p></html>', Charset: 'UTF-8' },
          },
          Headers: [
            { Name: 'List-Unsubscribe', Value: `<${unsubscribe}>` },
            { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
          ],
        },
      },
      EmailTags: [
        { Name: 'touch', Value: '524mo5h63iab26j6ghqgl6ht2e_2e1_2email_2e1' },
        { Name: 'campaign', Value: 'afrika' },
        { Name: 'to', Value: 'contact' },
        { Name: 'enrollment', Value: 'e1' },
      ],
      ConfigurationSetName: 'baton-dev',
      ConfigurationOverrides: { Tracking: { OpenTrackingEnabled: 'DISABLED', ClickTrackingEnabled: 'DISABLED' } },
    });
  });

  it('has the calendar file as an attachment with its method', () => {
    const asked = command({ calendar: { method: 'CANCEL', content: 'BEGIN:VCALENDAR' } });
    expect(asked?.Content?.Simple?.Attachments).toEqual([
      {
        FileName: 'event.ics',
        ContentType: 'text/calendar; method=CANCEL; charset=UTF-8',
        ContentDisposition: 'ATTACHMENT',
        ContentTransferEncoding: 'BASE64',
        RawContent: new TextEncoder().encode('BEGIN:VCALENDAR'),
      },
    ]);
  });

  it.each([
    ['a quote and a backslash', 'Anna "Ann" \\ Vries', '"Anna \\"Ann\\" \\\\ Vries" <anna@bedrijf.example>'],
    ['a line that would be a header', 'Anna\r\nBcc: x@y.example', '"Anna Bcc: x@y.example" <anna@bedrijf.example>'],
    ['nothing', '', 'anna@bedrijf.example'],
    ['other letters', 'Jürgen', '=?UTF-8?B?SsO8cmdlbg==?= <anna@bedrijf.example>'],
  ])('names people whatever stands in their name: %s', (_what, name, expected) => {
    expect(command({ to: { name, address: 'anna@bedrijf.example' } })?.Destination?.ToAddresses).toEqual([expected]);
  });

  it('splits a long name between its letters, in words no mail program refuses', () => {
    const name = 'Žofie Ďáblíková ze Štěpánovic nad Jizerou a na Čertovce 🎻🎻🎻';
    const [to = ''] = command({ to: { name, address: 'a@b.example' } })?.Destination?.ToAddresses ?? [];
    const words = to.split(' ').slice(0, -1);
    expect(words.length).toBeGreaterThan(1);
    const read = words.map((word) => {
      expect(word.length).toBeLessThanOrEqual(75);
      const [, base64 = ''] = /^=\?UTF-8\?B\?([A-Za-z0-9+/=]+)\?=$/.exec(word) ?? [];
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
    });
    expect(read.join('')).toBe(name);
  });

  it('writes a domain with other letters as the wire has it', () => {
    const asked = command({ to: { name: '', address: 'info@bücher.example' } });
    expect(asked?.Destination?.ToAddresses).toEqual(['info@xn--bcher-kva.example']);
  });

  it.each(['jürgen@b.example', 'anna', '@b.example', 'a b@c.example', 'a,b@c.example', 'a@'])(
    'is nothing for an address SES does not take: %s',
    async (address) => {
      const asked = command({ to: { name: 'Anna', address } });
      expect(asked).toBeUndefined();
      const client = createSesClient({ region: 'eu-west-1' });
      expect(await sendOnce({ client, configurationSet: CONFIGURATION_SET }, asked)).toMatchObject({ retry: false });
    },
  );

  it('keeps a subject one line', () => {
    expect(command({ subject: 'Dag\r\nBcc: x@y.example\u0000!' })?.Content?.Simple?.Subject?.Data).toBe(
      'Dag Bcc: x@y.example !',
    );
  });
});

describe('what SES answers', () => {
  let sink: SesSink;
  beforeAll(async () => {
    sink = await startSesSink({ domains: ['voorbeeld.example'], configurationSets: [CONFIGURATION_SET] });
  });
  afterAll(() => sink.close());
  const send = (eml: Partial<WrittenMail['eml']> = {}, configurationSet = CONFIGURATION_SET) =>
    sendOnce(
      { client: sinkClient(sink), configurationSet },
      sendCommand({ eml: { ...EML, ...eml }, kind: 'service' }, { ...options, configurationSet }),
    );
  const sendAfter = (fault: SinkFault) => {
    sink.next(fault);
    return send();
  };

  it.each([
    ['throttle', 'too many mails at once'],
    ['pause', 'sending is paused'],
    ['forbid', 'AccessDeniedException'],
  ] as const)('may be later: %s', async (fault, reason) => {
    expect(await sendAfter(fault)).toEqual({ status: 'refused', retry: true, reason });
  });

  it('is never for a sender nobody verified', async () => {
    const from = { name: 'Pieter', address: 'pieter@elders.example' };
    expect(await send({ from })).toEqual({ status: 'refused', retry: false, reason: 'rejected' });
  });

  it('is later where the configuration set is missing: the stage is to be mended, not the mail', async () => {
    expect(await send({}, 'baton-none')).toMatchObject({ status: 'refused', retry: true, reason: 'NotFoundException' });
  });

  it('is later where SES cannot be reached at all', async () => {
    const closed = await startSesSink({ domains: [], configurationSets: [] });
    await closed.close();
    const sent = sendOnce({ client: sinkClient(closed), configurationSet: CONFIGURATION_SET }, command({}));
    expect(await sent).toMatchObject({ status: 'refused', retry: true });
  });

  it.each(['fail', 'drop', 'no-id'] as const)('proves nothing, and is thrown: %s', async (fault) => {
    const before = sink.calls.length;
    await expect(sendAfter(fault)).rejects.toThrow();
    expect(sink.calls.length - before).toBe(1);
  });

  it('proves nothing where none comes in time', async () => {
    const client = createSesClient({
      ...{ region: 'eu-west-1', endpoint: sink.url, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } },
      answerMs: 200,
    });
    sink.next('silence');
    const before = sink.calls.length;
    await expect(sendOnce({ client, configurationSet: CONFIGURATION_SET }, command({}))).rejects.toThrow();
    expect(sink.calls.length - before).toBe(1);
  });

  it('comes over a connection of its own for each mail', async () => {
    await send();
    expect(sink.calls.at(-1)?.connection).toBe('close');
  });

  it('marks a test as one, and tags it with nothing that is anybody’s', async () => {
    const { id, domain, sentAt, subject, html, text, from } = EML;
    const mailer = createTestMailer({ client: sinkClient(sink), configurationSet: CONFIGURATION_SET });
    const mail = { id, domain, sentAt, subject, html, text, from, to: 'mirjam@voorbeeld.example' };
    expect(await mailer.sendTest(mail)).toEqual({ status: 'accepted' });
    const sent = sink.mails.at(-1);
    expect(sent?.Content.Simple.Subject.Data).toBe('[Test] Zakendoen in Afrika');
    expect(sent?.Destination.ToAddresses).toEqual(['mirjam@voorbeeld.example']);
    expect(sent?.EmailTags).toEqual([{ Name: 'test', Value: 'yes' }]);
  });
});

describe('the SES mailer', () => {
  let campaign: RehearsedCampaign;
  beforeAll(async () => {
    campaign = await rehearseExample();
  });
  const client = createSesClient({ region: 'eu-west-1' });
  const ses = mockClient(client);
  afterEach(() => ses.reset());

  it('sends one command a touch, tagged with it, and counts it', async () => {
    ses.on(SendEmailCommand).resolves({ MessageId: 'm1' });
    const touch = campaign.touches.find(({ template, status }) => template === 'invitation' && status === 'sent');
    if (!touch) throw new Error('no invitation');
    const counted: string[] = [];
    const count = (what: string) => void counted.push(what);
    const sources = campaign.sourcesAt(touch);
    const mailer = createSesMailer({ ...sources, client, configurationSet: CONFIGURATION_SET, count });
    expect(await mailer.send(touch, [])).toEqual({ status: 'accepted' });
    const [call, ...more] = ses.commandCalls(SendEmailCommand);
    expect(more).toEqual([]);
    expect(call?.args[0].input.EmailTags).toEqual([...tagsOf(touch)]);
    expect(counted).toEqual(['ses:SendEmail']);
  });

  it('refuses to work with a client that repeats calls', async () => {
    const repeats = new SESv2Client({ region: 'eu-west-1' });
    const sent = sendOnce({ client: repeats, configurationSet: CONFIGURATION_SET }, command({}));
    await expect(sent).rejects.toThrow('one attempt');
  });
});
