import { isDeepStrictEqual } from 'node:util';
import type { Transcript } from './judge.ts';

/** Of an execution that failed AWS tells no output; the emulator does: a known difference, asserted by itself. */
const HAS_OUTPUT = 'SUCCEEDED';

const COMPARED = ['calls', 'last', 'status', 'error', 'states', 'output'] as const;

/** The first thing two judges do not agree on; undefined where they do. What only one of them can tell is left out. */
export function describeDifference(left: Transcript, right: Transcript): string | undefined {
  const differing = COMPARED.find((field) => {
    if (field === 'output' && left.status !== HAS_OUTPUT) return false;
    const onlyOneTells =
      (field === 'states' || field === 'output') && (left.states === undefined || right.states === undefined);
    return !onlyOneTells && !isDeepStrictEqual(left[field], right[field]);
  });
  return differing && `${differing}: ${JSON.stringify(left[differing])} and ${JSON.stringify(right[differing])}`;
}
