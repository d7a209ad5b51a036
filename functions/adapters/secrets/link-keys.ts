import * as z from 'zod';
import type { LinkKey } from '../../shared/links.ts';
import { generatedKey, readSecret, type SecretsOptions } from './read-secret.ts';

/** The keys of links that are valid now. */
export interface LinkKeys {
  /** The first one signs. `mustHold`: a key that a link names; one made since we last looked is looked for. */
  current(mustHold?: string): Promise<readonly LinkKey[]>;
}

/** How long a removed key stays known. */
const CACHE_MS = 5 * 60_000;
/** Whoever makes up keys makes us look no more often than this. */
const LOOK_AGAIN_MS = 10_000;
/** Of the key that came with the deployment. */
const GENERATED = 'g';

const secretSchema = z
  .looseObject({
    keys: z.array(z.strictObject({ id: z.string().regex(/^[a-z0-9]{1,16}$/), secret: z.string().min(32) })).default([]),
    generated: generatedKey,
  })
  .transform(({ keys, generated }) =>
    generated === undefined ? keys : [...keys, { id: GENERATED, secret: generated }],
  )
  .refine((keys) => keys.length > 0)
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length);

interface Known {
  readonly keys: readonly LinkKey[];
  readonly readAt: number;
}

/** The secret that links are signed with: a key that was put first signs at once, and is known everywhere when it is met. */
export function createLinkKeys(options: SecretsOptions): LinkKeys {
  let known: Known | undefined;
  const isFresh = ({ keys, readAt }: Known, mustHold: string | undefined): boolean => {
    const age = options.now() - readAt;
    const holds = mustHold === undefined || keys.some(({ id }) => id === mustHold);
    return age < (holds ? CACHE_MS : LOOK_AGAIN_MS);
  };
  return {
    current: async (mustHold) => {
      if (!known || !isFresh(known, mustHold)) {
        known = { keys: parseKeys(options.secretId, await readSecret(options)), readAt: options.now() };
      }
      return known.keys;
    },
  };
}

/** Says what is wrong without a word of what stands there. */
function parseKeys(secretId: string, secret: unknown): readonly LinkKey[] {
  const parsed = secretSchema.safeParse(secret);
  if (parsed.success) return parsed.data;
  throw new Error(
    `secret ${secretId}: expected {"keys": [{"id": "k2", "secret": "…"}]}, ids that differ, secrets of 32 characters or more`,
  );
}
