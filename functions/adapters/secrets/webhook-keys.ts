import * as z from 'zod';
import { generatedKey, readSecret, type SecretsOptions } from './read-secret.ts';

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
    generated: generatedKey,
  })
  .transform(({ keys, generated }) => (generated === undefined ? keys : [...keys, `whsec_${generated}`]))
  .refine((keys) => keys.length > 0);

interface Known {
  readonly keys: readonly string[];
  readonly until: number;
}

/** The secret of the webhook door, read at most every five minutes. */
export function createSecrets(options: SecretsOptions): Secrets {
  let known: Known | undefined;
  return {
    webhookKeys: async () => {
      const { now, secretId } = options;
      if (known && now() < known.until) return known.keys;
      const keys = parseKeys(secretId, await readSecret(options));
      known = { keys, until: now() + CACHE_MS };
      return keys;
    },
  };
}

/** Says what is wrong without a word of what stands there. */
function parseKeys(secretId: string, secret: unknown): readonly string[] {
  const parsed = secretSchema.safeParse(secret);
  if (!parsed.success) throw new Error(`secret ${secretId}: expected {"keys": ["whsec_…"]}, one key or two`);
  return parsed.data;
}
