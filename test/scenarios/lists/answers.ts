import type { LineAnswer, ListAnswer } from '../../../functions/answer-list/list-answer.ts';
import { openList, type ShownList } from '../../../functions/open-list/open-list.ts';
import type { Scenario } from '../scenario.ts';

const MANAGERS = {
  marketing: 'mirjam@voorbeeld.example',
  sales: 'sander@voorbeeld.example',
  tieBreak: 'directie@voorbeeld.example',
};

type Said = Readonly<Record<string, string | readonly [answer: string, reason: string]>>;

function linesOf(scenario: Scenario, said: Said): readonly LineAnswer[] {
  return Object.entries(said).map(([name, word]) => {
    const [answer, reason] = typeof word === 'string' ? [word] : word;
    return { line: scenario.idOf(name), answer, ...(reason !== undefined && { reason }) };
  });
}

/** What people say on the pages of their lists; what a refusal says is kept in `told`. */
export function createAnswers(scenario: Scenario) {
  let pages = 0;
  const told: string[] = [];
  const answer = async (given: Omit<ListAnswer, 'campaign' | 'nonce'> & { readonly nonce?: string }): Promise<void> => {
    pages += 1;
    const nonce = `page.${pages}`;
    await scenario.run(async (doors) => {
      const answered = await doors.answerList({ campaign: 'afrika', nonce, ...given });
      told.push(...(answered.ok ? answered.lines.map(({ result }) => result) : answered.problems));
    });
  };
  return {
    told,
    answer,
    /** A rep answers his hand-off list. */
    handOff: (of: string, said: Said, more: Partial<ListAnswer> = {}) =>
      answer({ list: 'hand-off', of, person: of, lines: linesOf(scenario, said), ...more }),
    /** A manager answers the decision list. */
    decide: (of: keyof typeof MANAGERS, said: Said, more: Partial<ListAnswer> = {}) =>
      answer({ list: 'decision', of, person: MANAGERS[of], lines: linesOf(scenario, said), ...more }),
    open: (list: 'hand-off' | 'decision', of: string, person = of): Promise<ShownList> =>
      shown(openList(scenario.world.ports)({ campaign: 'afrika', list, of, person })),
    decisions: (of: keyof typeof MANAGERS) =>
      shown(openList(scenario.world.ports)({ campaign: 'afrika', list: 'decision', of, person: MANAGERS[of] })),
  };
}

async function shown(opening: ReturnType<ReturnType<typeof openList>>): Promise<ShownList> {
  const list = await opening;
  if (!list.ok) throw new Error(list.problems.join('\n'));
  return list;
}
