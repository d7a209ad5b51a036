import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { createMemoryReceipts } from '../../functions/adapters/memory/memory-receipts.ts';
import { receiveWebhook } from '../../functions/receive-webhook/receive-webhook.ts';
import type { ReceivedEvent } from '../../functions/shared/cloud-ports.ts';
import { startScenario } from '../scenarios/scenario.ts';
import { KEY, STRANGERS_KEY } from './door.ts';

const DOCS = readFileSync(fileURLToPath(new URL('../../docs/webhooks.md', import.meta.url)), 'utf8');
const blockOf = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(DOCS)?.[1] ?? '';

/** The door behind HTTP, on the real clock. */
async function serve() {
  const { world } = await startScenario({
    contacts: [{ name: 'anna', email: 'anna@voorbeeld.example' }],
    change: (text) => text.replace('campaign: afrika', 'campaign: zakendoen-in-afrika'),
  });
  const receipts = createMemoryReceipts();
  const taken: string[] = [];
  const receive = receiveWebhook({
    store: world.store,
    clock: { now: () => Date.now() },
    receipts,
    receiptQueue: { enqueue: async (_source, id) => void taken.push(id) },
    webhookKeys: { current: async () => [KEY] },
  });
  const server = createServer(async (request, response) => {
    const rawBody = Buffer.concat(await request.toArray());
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const { status, body } = await receive({ headers, rawBody });
    response.writeHead(status).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const events = async (): Promise<readonly ReceivedEvent[]> =>
    (await receipts.find('generic', taken[0] ?? ''))?.events ?? [];
  return { server, url: `http://127.0.0.1:${port}`, events };
}

it('the example of docs/webhooks.md works as it stands, and with another key it does not', async () => {
  const { server, url, events } = await serve();
  const run = async (key: string) => {
    const env = { ...process.env, BATON_URL: url, WEBHOOK_KEY: key, no_proxy: '127.0.0.1' };
    return (await promisify(execFile)('sh', ['-eu', '-c', blockOf('sh')], { env })).stdout;
  };
  try {
    expect(await run(KEY)).toBe(blockOf('json').trim());
    expect(await events()).toMatchObject([{ type: 'attendance.recorded', signal: 'attended' }]);
    expect(await run(STRANGERS_KEY)).toBe('{"error":"signature"}');
  } finally {
    server.close();
  }
});
