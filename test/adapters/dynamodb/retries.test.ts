import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, it, onTestFinished } from 'vitest';
import { createDynamoStore } from '../../../functions/adapters/dynamodb/dynamo-store.ts';
import { createTableClient } from '../../../functions/adapters/dynamodb/table-access.ts';
import { aTouch } from '../../contracts/items.ts';

/** A table whose first answer is lost on its way: what it was asked to do may have been done. */
async function createLossyTable() {
  const tokens: unknown[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    tokens.push(JSON.parse(Buffer.concat(parts).toString()).ClientRequestToken);
    if (tokens.length === 1) request.socket.destroy();
    else response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  return { access: { client: createTableClient(client), table: 'baton-test' }, tokens };
}

it('sends a claim of one touch again as the very same transaction when the connection breaks, and another as another', async () => {
  const { access, tokens } = await createLossyTable();
  const store = createDynamoStore(access);
  const claim = { touches: [{ next: aTouch('t', { status: 'sending' }), ifStatus: 'planned' }] } as const;
  expect(await store.commit(claim)).toEqual({ ok: true });
  expect(await store.commit(claim)).toEqual({ ok: true });
  const [first, again, other] = tokens;
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});
