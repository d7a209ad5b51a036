import type { AddedContact } from '../review-audience/read-added.ts';
import type { OpenedList } from '../shared/list-address.ts';

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
