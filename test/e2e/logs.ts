import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod';

const groupsSchema = z.looseObject({
  logGroups: z.array(z.looseObject({ logGroupName: z.string() })).default([]),
  nextToken: z.string().optional(),
});
const eventsSchema = z.looseObject({
  events: z.array(z.looseObject({ message: z.string().default('') })).default([]),
  nextToken: z.string().optional(),
});

/** Every line of every log group whose name begins so. The project has no client for CloudWatch Logs. */
export async function readLogs(endpoint: string, prefix: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const groups = new Map<string, readonly string[]>();
  let token: string | undefined;
  do {
    const page = groupsSchema.parse(
      await call(endpoint, 'DescribeLogGroups', { logGroupNamePrefix: prefix, ...next(token) }),
    );
    for (const { logGroupName } of page.logGroups) groups.set(logGroupName, await readGroup(endpoint, logGroupName));
    token = page.nextToken;
  } while (token !== undefined);
  return groups;
}

async function readGroup(endpoint: string, logGroupName: string): Promise<readonly string[]> {
  const lines: string[] = [];
  let token: string | undefined;
  do {
    const page = eventsSchema.parse(await call(endpoint, 'FilterLogEvents', { logGroupName, ...next(token) }));
    for (const { message } of page.events) lines.push(message);
    token = page.nextToken === token ? undefined : page.nextToken;
  } while (token !== undefined);
  return lines;
}

function next(nextToken: string | undefined) {
  return nextToken === undefined ? {} : { nextToken };
}

async function call(endpoint: string, action: string, input: unknown): Promise<unknown> {
  const body = JSON.stringify(input);
  const answer = await fetch(endpoint, { method: 'POST', headers: signed(endpoint, action, body), body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${action}: ${text}`);
  return JSON.parse(text);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Signature version 4 of a POST to `/`: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html */
function signed(endpoint: string, action: string, body: string): Record<string, string> {
  const time = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/us-east-1/logs/aws4_request`;
  const headers: Record<string, string> = {
    'content-type': 'application/x-amz-json-1.1',
    host: new URL(endpoint).host,
    'x-amz-date': time,
    'x-amz-target': `Logs_20140328.${action}`,
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const request = ['POST', '/', '', lines, names.join(';'), sha256(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((secret, part) => hmac(secret, part), 'AWS4test');
  const signature = hmac(key, toSign).toString('hex');
  const { host: _host, ...sent } = headers;
  const credential = `Credential=test/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...sent, authorization: `AWS4-HMAC-SHA256 ${credential}` };
}
