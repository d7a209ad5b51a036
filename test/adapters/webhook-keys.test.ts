import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../functions/adapters/secrets/webhook-keys.ts';
import { Throttled } from '../../workflows/errors.ts';
import { sdkFault, sentTo } from './sent-commands.ts';

function arrange(SecretString?: string) {
  const client = new SecretsManagerClient({ region: 'eu-west-1' });
  const mock = mockClient(client);
  if (SecretString !== undefined) mock.on(GetSecretValueCommand).resolves({ SecretString });
  const clock = { now: 0 };
  const counted: string[] = [];
  const count = (what: string): void => void counted.push(what);
  return { mock, clock, counted, secrets: createSecrets({ client, secretId: 'hook', now: () => clock.now, count }) };
}

describe('the keys of the webhook door', () => {
  it('are both valid while one takes the place of the other', async () => {
    const { mock, secrets, counted } = arrange('{"keys":["whsec_bmV3","whsec_b2xk"],"rotatedAt":"2027-01-01"}');
    expect(await secrets.webhookKeys()).toEqual(['whsec_bmV3', 'whsec_b2xk']);
    expect(sentTo(mock)).toEqual([['GetSecretValueCommand', { SecretId: 'hook' }]]);
    expect(counted).toEqual(['secretsmanager:GetSecretValue']);
  });

  it('begin with the one that came with the deployment, beside which a rotation puts the next', async () => {
    const generated = 'a1B2'.repeat(11);
    const first = arrange(JSON.stringify({ keys: [], generated }));
    expect(await first.secrets.webhookKeys()).toEqual([`whsec_${generated}`]);
    const both = arrange(JSON.stringify({ keys: ['whsec_bmV3'], generated }));
    expect(await both.secrets.webhookKeys()).toEqual(['whsec_bmV3', `whsec_${generated}`]);
  });

  it('are read again after five minutes', async () => {
    const { mock, clock, secrets } = arrange('{"keys":["whsec_one"]}');
    await secrets.webhookKeys();
    mock.on(GetSecretValueCommand).resolves({ SecretString: '{"keys":["whsec_two"]}' });
    clock.now = 299_999;
    expect(await secrets.webhookKeys()).toEqual(['whsec_one']);
    clock.now = 300_000;
    expect(await secrets.webhookKeys()).toEqual(['whsec_two']);
    expect(mock.calls()).toHaveLength(2);
  });

  it.each([
    'whsec_hidden',
    '{"keys":"whsec_hidden"}',
    '{"keys":[]}',
    '{"keys":["hidden"]}',
    '{"keys":["whsec_"]}',
    '{"keys":["whsec_hidden"]',
  ])('are nothing else than a list of them, and what stands there instead is not told: %s', async (text) => {
    const { secrets } = arrange(text);
    const told = await secrets.webhookKeys().catch((fault: unknown) => fault);
    expect(String(told)).toBe('Error: secret hook: expected {"keys": ["whsec_…"]}, one key or two');
  });

  it('are asked for again after a failure', async () => {
    const { mock, secrets } = arrange();
    const busy = mock.on(GetSecretValueCommand).rejectsOnce(sdkFault('ThrottlingException', 400));
    busy.resolves({ SecretString: '{"keys":["whsec_one"]}' });
    await expect(secrets.webhookKeys()).rejects.toThrow(Throttled);
    expect(await secrets.webhookKeys()).toEqual(['whsec_one']);
  });
});
