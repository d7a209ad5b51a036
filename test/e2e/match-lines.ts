import type { HeardEvent } from './listen.ts';
import type { ScriptLine } from './script.ts';

/** Tells which lines an event gives cause to, each actor's first that fits; counts what is used up. */
export type MatchLines = (event: HeardEvent, contact: string) => readonly ScriptLine[];

const TOUCHES = ['MailSent', 'CallTaskSent', 'LetterListed'];
const SIDES = ['marketing', 'sales'] as const;

export function createMatcher(script: readonly ScriptLine[]): MatchLines {
  const chosen = new Map<number, number>();
  const calls = new Map<string, number>();
  const callSteps = new Set<string | undefined>();
  const replied = new Set<string>();
  const take = (fits: (line: ScriptLine) => boolean): readonly ScriptLine[] => {
    const line = script.find(
      (one) => fits(one) && (chosen.get(one.index) ?? 0) < (one.times ?? Number.MAX_SAFE_INTEGER),
    );
    if (!line) return [];
    chosen.set(line.index, (chosen.get(line.index) ?? 0) + 1);
    return [line];
  };
  return (event, contact) => {
    if (event.type === 'DecisionAsked')
      return SIDES.flatMap((side) => take(({ on, manager }) => on === event.step && manager === side));
    if (!TOUCHES.includes(event.type)) return [];
    if (event.type === 'CallTaskSent') callSteps.add(event.step);
    // What somebody asked for on a call is a mail of the same step: no task, so that nobody reports on it.
    else if (callSteps.has(event.step)) return [];
    // A reply becomes a mail to the rep, told of the same stay: nobody answers that one again.
    const stay = `${event.enrollment}.${event.stay}`;
    if (event.type === 'MailSent' && replied.has(stay)) return [];
    const attempt = attemptOf(calls, event);
    const isAbout = ({ on, contact: named, attempt: wanted }: ScriptLine): boolean =>
      on === event.step && named === contact && (wanted === undefined || wanted === attempt);
    const lines = take(isAbout);
    if (lines.some(({ reply }) => reply !== undefined)) replied.add(stay);
    return lines;
  };
}

/** The bus does not tell the attempt: the calls of a stay are counted. */
function attemptOf(calls: Map<string, number>, { type, enrollment, stay }: HeardEvent): number {
  if (type !== 'CallTaskSent') return 1;
  const key = `${enrollment}.${stay}`;
  const attempt = (calls.get(key) ?? 0) + 1;
  calls.set(key, attempt);
  return attempt;
}
