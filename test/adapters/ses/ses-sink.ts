import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';

const pairs = z.array(z.strictObject({ Name: z.string(), Value: z.string() })).default([]);
const data = z.strictObject({ Data: z.string(), Charset: z.string().optional() });

/** Of the API's SendEmail what a mail of ours may say; anything else is a mistake and refused. */
const requestSchema = z.strictObject({
  FromEmailAddress: z.string(),
  Destination: z.strictObject({ ToAddresses: z.array(z.string()).min(1).max(50) }),
  ReplyToAddresses: z.array(z.string()).default([]),
  ConfigurationSetName: z.string().optional(),
  ConfigurationOverrides: z.unknown(),
  EmailTags: pairs,
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: data,
      Body: z.strictObject({ Text: data, Html: data }),
      Headers: pairs,
      Attachments: z
        .array(z.looseObject({ FileName: z.string(), ContentType: z.string(), RawContent: z.string() }))
        .default([]),
    }),
  }),
});

export type SinkMail = z.output<typeof requestSchema>;

/** What happens to the next mail instead of being taken. `drop`: it is taken, and the connection cut before the answer. */
export type SinkFault = 'throttle' | 'pause' | 'reject' | 'fail' | 'drop' | 'silence' | 'forbid' | 'no-id';

export interface SesSink {
  readonly url: string;
  /** Mails that were taken, in order. */
  readonly mails: readonly SinkMail[];
  /** Headers of every call that came in, refused ones too. */
  readonly calls: readonly IncomingMessage['headers'][];
  next(fault: SinkFault): void;
  close(): Promise<void>;
}

interface SinkRules {
  /** Verified: mails may come from there. */
  readonly domains: readonly string[];
  readonly configurationSets: readonly string[];
  /** Mails to these are rejected. */
  readonly rejected?: readonly string[];
  /** While it says so, every mail is too many. */
  readonly throttles?: () => boolean;
}

/** A stand-in for SES: keeps what it takes whole, and refuses what SES refuses. */
export async function startSesSink(rules: SinkRules): Promise<SesSink> {
  const mails: SinkMail[] = [];
  const calls: IncomingMessage['headers'][] = [];
  const faults: SinkFault[] = [];
  const server = createServer((request, response) => {
    calls.push(request.headers);
    void readBody(request).then((body) => answer({ request, response, body }));
  });

  const read = ({ request, body, fault }: Asked): SinkMail | Refusal => {
    if (request.method !== 'POST' || request.url !== '/v2/email/outbound-emails') return UNKNOWN;
    const refusal = fault && REFUSALS[fault];
    if (refusal) return refusal;
    const mail = requestSchema.safeParse(JSON.parse(body));
    if (!mail.success) return bad(z.prettifyError(mail.error));
    return whatIsWrong(mail.data, rules) ?? mail.data;
  };

  const answer = ({ request, response, body }: Call): void => {
    const fault = rules.throttles?.() ? 'throttle' : faults.shift();
    if (fault === 'silence') return;
    const taken = read({ request, body, fault });
    if ('status' in taken) {
      reply(response, taken.status, { message: taken.message }, { 'x-amzn-errortype': taken.name });
      return;
    }
    mails.push(taken);
    if (fault === 'drop') request.socket.destroy();
    else reply(response, 200, fault === 'no-id' ? {} : { MessageId: randomUUID() });
  };

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    ...{ mails, calls },
    next: (fault) => void faults.push(fault),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: string;
}

interface Asked extends Pick<Call, 'request' | 'body'> {
  readonly fault: SinkFault | undefined;
}

interface Refusal {
  readonly status: number;
  readonly name: string;
  readonly message: string;
}

const UNKNOWN: Refusal = { status: 404, name: 'UnknownOperationException', message: 'not SendEmail' };

const REFUSALS: Readonly<Partial<Record<SinkFault, Refusal>>> = {
  throttle: { status: 429, name: 'TooManyRequestsException', message: 'Maximum sending rate exceeded.' },
  pause: { status: 400, name: 'SendingPausedException', message: 'Sending is paused.' },
  reject: { status: 400, name: 'MessageRejected', message: 'Email address is not verified.' },
  fail: { status: 500, name: 'InternalServiceErrorException', message: 'Internal failure.' },
  forbid: { status: 403, name: 'AccessDeniedException', message: 'not authorized to perform: ses:SendEmail' },
};

function bad(message: string): Refusal {
  return { status: 400, name: 'BadRequestException', message };
}

/** The bounds of API SendEmail: senders, configuration sets, headers, tags. */
function whatIsWrong(mail: SinkMail, { domains, configurationSets, rejected = [] }: SinkRules): Refusal | undefined {
  const { FromEmailAddress: from, ConfigurationSetName: set, EmailTags: tags, Destination, Content } = mail;
  const address = /<([^<>]+)>$/.exec(from)?.[1] ?? from;
  const { Headers: headers, Attachments: files } = Content.Simple;
  if (![from, ...Destination.ToAddresses, ...mail.ReplyToAddresses].every((text) => /^[ -~]+$/.test(text))) {
    return bad('Non-ASCII address');
  }
  if (!domains.includes(address.split('@')[1] ?? '')) {
    return { status: 400, name: 'MessageRejected', message: `Email address is not verified: ${address}` };
  }
  if (Destination.ToAddresses.some((to) => rejected.some((one) => to.includes(one)))) {
    return { status: 400, name: 'MessageRejected', message: 'Rejected.' };
  }
  if (set !== undefined && !configurationSets.includes(set)) {
    return { status: 404, name: 'NotFoundException', message: `Configuration set <${set}> does not exist.` };
  }
  if (headers.length > 15 || !headers.every(({ Name, Value }) => /^[!-9;-~]{1,126}$/.test(Name) && isValue(Value))) {
    return bad('Invalid headers');
  }
  if (tags.length > 50 || !tags.every(({ Name, Value }) => isTag(Name) && isTag(Value))) return bad('Invalid tags');
  if (!files.every(({ FileName, ContentType }) => FileName.length <= 255 && ContentType.length <= 78)) {
    return bad('Invalid attachment');
  }
  return undefined;
}

const isValue = (text: string): boolean => /^[ -~]{1,870}$/.test(text);
const isTag = (text: string): boolean => /^[A-Za-z0-9_-]{1,256}$/.test(text);

function reply(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
