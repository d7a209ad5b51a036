import { answerList } from '../answer-list/answer-list.ts';
import { openList } from '../open-list/open-list.ts';
import type { OperatePorts } from './operate-ports.ts';
import { type RequestOf, refused } from './request.ts';

/** What stands on somebody's list. */
export async function openNamed(ports: OperatePorts, request: RequestOf<'open-list'>) {
  const { do: _do, ...opened } = request;
  if (!(await isKnown(ports, opened.campaign))) return refused(`${opened.campaign} was never launched here`);
  return openList(ports)(opened);
}

/** What somebody said of his list, entered by an operator. */
export async function answerNamed(ports: OperatePorts, request: RequestOf<'answer-list'>) {
  const { do: _do, key, lines, added, rest, ...opened } = request;
  if (!(await isKnown(ports, opened.campaign))) return refused(`${opened.campaign} was never launched here`);
  const plain = lines.map(({ line, answer, reason, round, to, personalLine }) => ({
    line,
    answer,
    ...(reason !== undefined && { reason }),
    ...(round !== undefined && { round }),
    ...(to !== undefined && { to }),
    ...(personalLine !== undefined && { personalLine }),
  }));
  return answerList(ports)({
    ...opened,
    nonce: `operate.${key}`,
    lines: plain,
    ...(added && { added }),
    ...(rest && { rest }),
  });
}

/** Launched, or under review. */
async function isKnown({ store }: OperatePorts, campaign: string): Promise<boolean> {
  return ((await store.campaignState(campaign)) ?? (await store.audienceReview(campaign))) !== undefined;
}
