import { reasonWords } from '../../workflows/story/reason-words.ts';
import type { Telling } from '../../workflows/story/tell-line.ts';
import type { WaitFor, Waiting } from '../../workflows/story/who-waits.ts';
import type { ReportWords } from '../../workflows/story/words/report-words.ts';
import { wordOf } from '../../workflows/story/words/story-in-language.ts';

/** Who waits for whom, in words. */
export interface WaitRow {
  readonly who: string;
  readonly what: string;
  readonly contacts: number;
  readonly since: string;
  /** Who answers for them, where they wait for nobody of ours: `Pieter Bakker 41, Lotte Smit 30`. */
  readonly owners?: string;
}

interface In {
  readonly telling: Telling;
  readonly page: ReportWords;
}

export function tellWaiting(waiting: readonly Waiting[], { telling, page }: In): readonly WaitRow[] {
  return waiting.map(({ wait, contacts, since, owners }) => ({
    ...waitWords(wait, { telling, page }),
    contacts,
    since: telling.clock.tell(since),
    ...((wait.what === 'contact' || wait.what === 'date') && { owners: ownerWords(owners, telling) }),
  }));
}

function ownerWords(owners: ReadonlyMap<string, number>, { words, names }: Telling): string {
  const nameOf = (owner: string) => (owner === 'marketing' ? words.managers.marketing : (names.get(owner) ?? owner));
  return [...owners]
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([owner, count]) => `${nameOf(owner)} ${count}`)
    .join(', ');
}

function waitWords(wait: WaitFor, { telling, page: { waiting } }: In): Pick<WaitRow, 'who' | 'what'> {
  const { words, names } = telling;
  switch (wait.what) {
    case 'hold':
      return {
        who: names.get(wait.who) ?? wait.who,
        what: wait.reason === 'colleague' ? waiting.colleague : reasonWords(wait.reason, words),
      };
    case 'decision': {
      const { marketing, sales } = words.managers;
      return { who: wait.who === 'both' ? `${marketing}, ${sales}` : words.managers[wait.who], what: waiting.decision };
    }
    case 'contact':
    case 'date': {
      const step = wait.step.replace(/^after-/, '');
      return {
        who: wait.what === 'contact' ? waiting.contact : waiting.date,
        what: Object.hasOwn(words.steps, step) ? wordOf(words.steps, step) : words.step(wait.step),
      };
    }
    default:
      return { who: names.get(wait.who) ?? wait.who, what: waiting[wait.what] };
  }
}
