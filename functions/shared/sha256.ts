import { createHash } from 'node:crypto';

/** SHA-256 of a text, in hex: the one hash of ids. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
