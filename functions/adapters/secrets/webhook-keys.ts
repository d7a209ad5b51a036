import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import { type Count, callService } from '../aws/call-service.ts';

export interface SecretsOptions {
  readonly client: SecretsManagerClient;
  readonly secretId: string;
  readonly now: () => number;
  readonly count?: Count;
}

export interface Secrets {
  /** The keys that webhooks may be signed with now, `whsec_…`: two while one is replaced by the next. */
  webhookKeys(): Promise<readonly string[]>;
}

/** How long a new key waits until it is known everywhere, and a removed one until it is not. */
const CACHE_MS = 5 * 60_000;

/** `generated` is the first key, made with the deployment: letters and digits that are the Base64 of 33 bytes. */
const secretSchema = z
  .looseObject({
    keys: z.array(z.string().regex(/^whsec_.+/)).default([]),
    generated: z
      .string()
      .regex(/^[A-Za-z0-9]{44}$/)
      .exactOptional(),
  })
  .transform(({ keys, generated }) => (generated === undefined ? keys : [...keys, `whsec_${generated}`]))
  .refine((keys) => keys.length > 0);

interface Known {
  readonly keys: readonly string[];
  readonly until: number;
}

/** The secret of the webhook door, read at most every five minutes. */
export function createSecrets({ client, secretId, now, count }: SecretsOptions): Secrets {
  let known: Known | undefined;
  return {
    webhookKeys: async () => {
      if (known && now() < known.until) return known.keys;
      const command = new GetSecretValueCommand({ SecretId: secretId });
      const call = { action: 'secretsmanager:GetSecretValue', count };
      const { SecretString } = await callService(call, () => client.send(command));
      const keys = parseKeys(secretId, SecretString);
      known = { keys, until: now() + CACHE_MS };
      return keys;
    },
  };
}

/** Says what is wrong without a word of what stands there. */
function parseKeys(secretId: string, text: string | undefined): readonly string[] {
  const parsed = secretSchema.safeParse(jsonOf(text));
  if (!parsed.success) throw new Error(`secret ${secretId}: expected {"keys": ["whsec_…"]}, one key or two`);
  return parsed.data;
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch (fault) {
    // Its message would quote the secret.
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
