const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_LENGTH = 26;
const BITS = ID_LENGTH * 5;

/**
 * The id that stands for a hash: the first 130 bits of a SHA-256 (64 hexadecimal digits) in base32 (RFC 4648), in lower
 * case: 26 characters. Throws when the hash is none.
 */
export function hashId(hex: string): string {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error('A hash is 64 hexadecimal digits.');
  let bits = BigInt(`0x${hex}`) >> BigInt(256 - BITS);
  let id = '';
  for (let place = 0; place < ID_LENGTH; place += 1) {
    id = LETTERS.charAt(Number(bits & 31n)) + id;
    bits >>= 5n;
  }
  return id;
}
