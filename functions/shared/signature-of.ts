import { canonical } from './canonical.ts';
import { sha256 } from './sha256.ts';

/** What a signature is put under: the SHA-256 of a value's canonical bytes, whatever order its keys came in. */
export function signatureOf(value: unknown): string {
  return sha256(canonical(value));
}
