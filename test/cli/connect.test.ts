import { execFile } from 'node:child_process';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const BATON = fileURLToPath(new URL('../../cli/baton.ts', import.meta.url));
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

/** Answers invocations as Lambda does, and remembers them. */
let server: Server;
let answer: { readonly status: number; readonly headers?: Record<string, string>; readonly body: unknown };
const asked: { readonly path: string | undefined; readonly payload: unknown }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    void read(request).then((text) => {
      asked.push({ path: request.url, payload: JSON.parse(text) });
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** The command as a program of its own, with no more environment than this. */
function baton(env: Record<string, string>, ...args: readonly string[]) {
  const { port } = server.address() as AddressInfo;
  const all = {
    PATH: process.env.PATH,
    HOME: '/nonexistent',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    ...env,
  };
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [BATON, ...args], { env: all }, (failed, out, err) =>
      resolve({ code: failed ? Number(failed.code) : 0, out, err }),
    );
  });
}

const REGION = { AWS_REGION: 'eu-west-1' };

describe('the command, as a program', () => {
  it('invokes operate of the stage with what was asked', async () => {
    answer = { status: 200, body: { ok: true, findings: [{ check: 'sending', status: 'ok', found: 'enabled' }] } };
    const said = await baton({ ...CREDENTIALS, ...REGION }, 'doctor', '--stage', 'prod');
    expect(said).toEqual({ code: 0, out: 'ok       sending  enabled\n', err: '' });
    expect(asked.at(-1)).toEqual({
      path: '/2015-03-31/functions/baton-prod-operate/invocations',
      payload: { do: 'doctor' },
    });
  });

  it('says what to do where no such stage is deployed', async () => {
    const headers = { 'x-amzn-errortype': 'ResourceNotFoundException' };
    answer = { status: 404, headers, body: { Type: 'User', Message: 'Function not found' } };
    const { code, out, err } = await baton({ ...CREDENTIALS, ...REGION }, 'status', 'zakendoen-in-afrika');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('there is no function baton-dev-operate in this account and Region.');
    expect(err).toContain('npm run deploy -- --stage dev');
  });

  it('says what to do where one may not invoke it', async () => {
    const headers = { 'x-amzn-errortype': 'AccessDeniedException' };
    answer = { status: 403, headers, body: { Message: 'not authorized' } };
    const { code, err } = await baton({ ...CREDENTIALS, ...REGION }, 'status', 'zakendoen-in-afrika');
    expect(code).toBe(1);
    expect(err).toContain('Your role needs lambda:InvokeFunction');
  });

  it('says what to do where operate threw', async () => {
    const headers = { 'x-amz-function-error': 'Unhandled' };
    answer = { status: 200, headers, body: { errorType: 'Unavailable', errorMessage: 'the table is busy' } };
    const { code, err } = await baton({ ...CREDENTIALS, ...REGION }, 'status', 'zakendoen-in-afrika');
    expect(code).toBe(1);
    expect(err).toMatch(/^baton-dev-operate: Unavailable: the table is busy\. Give the same command again: /);
  });

  it('says what to do without a Region, and without credentials', async () => {
    const nowhere = await baton(CREDENTIALS, 'doctor');
    expect(nowhere).toMatchObject({ code: 1, err: 'no AWS Region is chosen. Set AWS_REGION.\n' });
    const nobody = await baton(REGION, 'doctor');
    expect(nobody).toMatchObject({
      code: 1,
      err: 'there are no AWS credentials. Set AWS_PROFILE, or sign in: aws sso login.\n',
    });
  });
});
