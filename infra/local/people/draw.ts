/** Where all draws of one contact start: by seed and contact id only, so that a change in one story changes no other's. */
export function saltOf(seed: number, contact: string): number {
  return hashText(contact, mix(seed ^ 0x811c9dc5));
}

/** A number from 0 up to 1, the same for ever for the same contact, matter and turn. */
export function draw(salt: number, what: string, turn = 0): number {
  return mix(hashText(what, salt) ^ Math.imul(turn + 1, 0x9e3779b1)) / 2 ** 32;
}

/** One of the names, by weight; `drawn` is from 0 up to 1. */
export function pickByWeight<T extends string>(
  drawn: number,
  weights: readonly (readonly [T, number])[],
  otherwise: T,
): T {
  let left = drawn * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of weights) {
    left -= weight;
    if (left < 0) return name;
  }
  return otherwise;
}

/** A whole number from `from` to `to`, both included. */
export function wholeBetween(drawn: number, from: number, to: number): number {
  return from + Math.floor(drawn * (to - from + 1));
}

/** FNV-1a, going on from a hash. */
function hashText(text: string, from: number): number {
  let hash = from;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** The finaliser of MurmurHash3: each bit of the input changes half of the output. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
