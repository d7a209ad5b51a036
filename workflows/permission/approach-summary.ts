import type { Problem } from '../language/problem.ts';
import type { ApproachSummary } from './approach.ts';

/** The note of `validate` on who may not be mailed; undefined where everybody may. */
export function approachNote(summary: ApproachSummary, file: string): Problem | undefined {
  const { phone, letter, none } = summary;
  const closed = phone + letter + none;
  if (closed === 0) return undefined;
  const reasons = [...summary.notMailed].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  const why = reasons.map(([reason, count]) => `${reason}: ${count}`).join('; ');
  const ways = [
    phone > 0 ? `are called first (${phone})` : '',
    letter > 0 ? `get a letter (${letter})` : '',
    none > 0 ? `cannot be approached (${none})` : '',
  ].filter((way) => way !== '');
  const message =
    `${closed} of ${closed + summary.mail} contacts may not be mailed (${why}). They ${joinOr(ways)}. ` +
    'List: out/approach.csv. Not an error; sales sees it before signing.';
  return { file, path: '', message, severity: 'note' };
}

function joinOr(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} or ${last}`;
}
