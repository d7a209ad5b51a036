import type { Ports } from '../../workflows/ports.ts';
import { whyNotHis } from '../shared/list-address.ts';
import { answerAudience } from './answer-audience.ts';
import { answerDecisions } from './answer-decisions.ts';
import { answerHandOff } from './answer-hand-off.ts';
import type { ListAnswer, ListAnswered, ListRefused } from './list-answer.ts';

/**
 * Takes in what a person says on one of the joint lists, line by line, each in one transaction: an answer is taken in whole
 * or not at all where it is refused, and coming twice or half through it is sent again with the same nonce.
 */
export function answerList(ports: Ports) {
  return async (answer: ListAnswer): Promise<ListAnswered | ListRefused> => {
    const live = await ports.campaigns.live(answer.campaign);
    const foreign = whyNotHis(live, answer, ports.clock.now());
    if (foreign !== undefined) return { ok: false, problems: [foreign] };
    if (answer.list === 'audience') return answerAudience(ports, live, answer);
    return answer.list === 'decision' ? answerDecisions(ports, live, answer) : answerHandOff(ports, live, answer);
  };
}
