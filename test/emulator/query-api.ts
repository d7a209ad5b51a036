/** The two AWS services the probes need and the project has no client for: IAM and CloudFormation, by their Query API. */

import { createHash, createHmac } from 'node:crypto';

export type QueryService = 'iam' | 'cloudformation';

/** Calls one action, signed as `test`. Throws what the service refused, in its words. */
export async function callQueryApi(
  endpoint: string,
  service: QueryService,
  parameters: Readonly<Record<string, string>>,
): Promise<string> {
  const body = new URLSearchParams({
    Version: service === 'iam' ? '2010-05-08' : '2010-05-15',
    ...parameters,
  }).toString();
  const answer = await fetch(endpoint, { method: 'POST', headers: signed(endpoint, service, body), body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${service} ${parameters.Action}: ${text}`);
  return text;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Signature version 4 of a POST to `/`: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html */
function signed(endpoint: string, service: QueryService, body: string): Record<string, string> {
  const time = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = `${time.slice(0, 8)}/us-east-1/${service}/aws4_request`;
  const type = 'application/x-www-form-urlencoded';
  const names = 'content-type;host;x-amz-date';
  const headers = `content-type:${type}\nhost:${new URL(endpoint).host}\nx-amz-date:${time}\n`;
  const request = ['POST', '/', '', headers, names, sha256(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((secret, part) => hmac(secret, part), 'AWS4test');
  const authorization = `AWS4-HMAC-SHA256 Credential=test/${scope}, SignedHeaders=${names}, Signature=${hmac(key, toSign).toString('hex')}`;
  return { 'content-type': type, 'x-amz-date': time, authorization };
}
