import * as z from 'zod';
import type { SignalData } from '../../workflows/domain/enrollment.ts';
import type { Ports } from '../../workflows/ports.ts';
import type { ReceivedEvent } from '../shared/cloud-ports.ts';
import { type Sign, sign } from '../sign-off/sign.ts';

/** What a manager's page says: he signs. */
export const SIGNED = 'page.sign';

const signSchema = z.object({
  what: z.enum(['audience', 'plan']),
  side: z.enum(['marketing', 'sales']),
  person: z.string(),
  hash: z.string(),
});

/** A signature as an event carries it: with the hash of what he was shown. */
export function signData({ what, side, person, hash }: Required<Omit<Sign, 'campaign'>>): SignalData {
  return { what, side, person, hash };
}

/** By the use case of signatures; what changed since he pressed is not signed, and told. */
export async function applySign(
  ports: Ports,
  { campaign, data }: Pick<ReceivedEvent, 'campaign' | 'data'>,
): Promise<'changed' | undefined> {
  const signed = await sign(ports)({ ...signSchema.parse(data), campaign });
  return signed.ok ? undefined : 'changed';
}
