import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createLinkKeys } from '../../functions/adapters/secrets/link-keys.ts';
import { sentTo } from './sent-commands.ts';

const GENERATED = 'a1B2'.repeat(11);
const NEXT = { id: 'k2', secret: 'x'.repeat(40) };

function arrange(secret: unknown) {
  const client = new SecretsManagerClient({ region: 'eu-west-1' });
  const mock = mockClient(client);
  const holds = (value: unknown): void =>
    void mock
      .on(GetSecretValueCommand)
      .resolves({ SecretString: typeof value === 'string' ? value : JSON.stringify(value) });
  holds(secret);
  const clock = { now: 0 };
  const keys = createLinkKeys({ client, secretId: 'links', now: () => clock.now });
  return { mock, clock, keys, holds };
}

describe('the keys of links', () => {
  it('begin with the one that came with the deployment; one that is added signs before it', async () => {
    const first = arrange({ keys: [], generated: GENERATED });
    expect(await first.keys.current()).toEqual([{ id: 'g', secret: GENERATED }]);
    const both = arrange({ keys: [NEXT], generated: GENERATED });
    expect(await both.keys.current()).toEqual([NEXT, { id: 'g', secret: GENERATED }]);
  });

  it('are read every five minutes', async () => {
    const { mock, clock, keys } = arrange({ keys: [], generated: GENERATED });
    await keys.current();
    clock.now = 299_999;
    await keys.current('g');
    expect(sentTo(mock)).toHaveLength(1);
    clock.now = 300_000;
    await keys.current();
    expect(sentTo(mock)).toHaveLength(2);
  });

  it('are looked for at once when a link names a new one, and made-up ones cost a look in ten seconds', async () => {
    const { mock, clock, keys, holds } = arrange({ keys: [], generated: GENERATED });
    await keys.current();
    holds({ keys: [NEXT], generated: GENERATED });
    clock.now = 9_999;
    expect(await keys.current('k2')).toHaveLength(1);
    clock.now = 10_000;
    expect(await keys.current('k2')).toHaveLength(2);
    for (clock.now = 10_001; clock.now < 20_000; clock.now += 1_000) await keys.current('madeup');
    expect(sentTo(mock)).toHaveLength(2);
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'hunter2-the-secret'],
    ['no key', { keys: [] }],
    ['a short one', { keys: [{ id: 'k2', secret: 'hunter2' }] }],
    ['two of one name', { keys: [NEXT, NEXT] }],
    ['a name that fits no link', { keys: [{ ...NEXT, id: 'K.2' }] }],
  ])('are refused where the secret holds %s, without a word of it', async (_what, secret) => {
    const { keys } = arrange(secret);
    const told = await keys.current().catch((fault: unknown) => String(fault));
    expect(told).toContain('secret links: expected');
    expect(told).not.toContain('hunter2');
  });
});
