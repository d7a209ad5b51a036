import type { Ports } from '../../workflows/ports.ts';
import type { AddedContact } from '../review-audience/read-added.ts';
import { type OpenedList, whyNotHis } from '../shared/list-address.ts';
import { answerAudience } from './answer-audience.ts';
import { answerDecisions } from './answer-decisions.ts';
import { answerHandOff } from './answer-hand-off.ts';

/** What somebody says of one line. */
export interface LineAnswer {
  /** The line's id, as the open list names it. */
  readonly line: string;
  readonly answer: string;
  /** Needed for what ends or gives back: rejected, release. */
  readonly reason?: string;
  /** Of a decision: the round the answer was given in; one to an earlier round is late. */
  readonly round?: number;
  /** Of the audience: the colleague it is given to, and the rep's own line in the invitation. */
  readonly to?: string;
  readonly personalLine?: string;
}

/** An answer to a list, or to a part of it. */
export interface ListAnswer extends OpenedList {
  /** Made when the page was opened: the same nonce again is the same answer, another one puts it right. */
  readonly nonce: string;
  readonly lines: readonly LineAnswer[];
  /** Of the audience: contacts that the rep puts on his list. */
  readonly added?: readonly AddedContact[];
  /** `agree`: every other line that waits for an answer is answered as proposed. */
  readonly rest?: 'agree';
  /** When the page was opened: `rest` speaks of no line that came later. */
  readonly seenAt?: number;
}

/**
 * `recorded` and kept; `moved` the contact on; `unchanged`, as it was said before; `repeated`, this very answer came
 * before; `late`: the line is no longer, or no longer so, on the list.
 */
export type LineResult = 'recorded' | 'moved' | 'unchanged' | 'repeated' | 'late';

export interface ListAnswered {
  readonly ok: true;
  readonly lines: readonly { readonly line: string; readonly result: LineResult }[];
}

/** An expected no, in sentences that say what would be right. */
export interface ListRefused {
  readonly ok: false;
  readonly problems: readonly string[];
}

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
