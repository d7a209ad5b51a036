import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { listedBy, waitsForRep } from '../../workflows/domain/hand-off-list.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';
import { readMany } from '../shared/read-many.ts';
import type { LineAnswer, ListAnswer, ListAnswered, ListRefused } from './list-answer.ts';
import { tellLine } from './tell-line.ts';

/** A rep's list of who was handed over to him: agreed with all, or the exceptions ticked with a reason. */
export async function answerHandOff(
  ports: Ports,
  live: LiveCampaign,
  answer: ListAnswer,
): Promise<ListAnswered | ListRefused> {
  const mine = await linesOf(ports, live, answer.of, answer.rest === 'agree' ? undefined : answer.lines);
  const problems = answer.lines.flatMap((line) => problemsOf(line, mine));
  if (problems.length > 0) return { ok: false, problems };
  const said = new Set(answer.lines.map(({ line }) => line));
  const { rest, seenAt = Number.POSITIVE_INFINITY } = answer;
  const others = [...mine.values()].filter(
    (each) => !said.has(each.id) && waitsForRep(each) && (each.facts.handed?.recordedAt ?? 0) <= seenAt,
  );
  const agreed = rest === 'agree' ? others.map(({ id }) => ({ line: id, answer: 'taken-over' })) : [];
  return { ok: true, lines: await answerAll(ports, answer, [...answer.lines, ...agreed]) };
}

async function answerAll(
  ports: Ports,
  { nonce, of, person }: ListAnswer,
  lines: readonly LineAnswer[],
): Promise<ListAnswered['lines']> {
  const told: ListAnswered['lines'][number][] = [];
  for (const { line, answer, reason } of lines) {
    const data = { ...(reason !== undefined && { reason }), ...(person !== of && { deputy: person }) };
    const result = await tellLine(ports, {
      key: `hand-off.${line}.${nonce}`,
      signal: answer === 'rejected' ? 'rejected' : 'taken-over',
      enrollment: line,
      by: 'rep',
      occurredAt: ports.clock.now(),
      ...(Object.keys(data).length > 0 && { data }),
    });
    told.push({ line, result });
  }
  return told;
}

function problemsOf({ line, answer, reason }: LineAnswer, mine: ReadonlyMap<string, Enrollment>): readonly string[] {
  if (!mine.has(line)) return [`${line}: is not on this list`];
  if (answer !== 'taken-over' && answer !== 'rejected')
    return [`${line}: "${answer}" is no answer here: taken-over or rejected`];
  return answer === 'rejected' && !reason?.trim() ? [`${line}: rejected needs a reason`] : [];
}

/** Everybody who was handed over to the rep, answered or not; of those named, where some are. */
export async function linesOf(
  ports: Pick<Ports, 'store'>,
  live: LiveCampaign,
  rep: string,
  named?: readonly Pick<LineAnswer, 'line'>[],
): Promise<ReadonlyMap<string, Enrollment>> {
  const lines = new Map<string, Enrollment>();
  const take = (enrollment: Enrollment): void => {
    const isHis = enrollment.campaign === live.state.id && listedBy(live, enrollment) === rep;
    if (isHis && enrollment.facts.handed) lines.set(enrollment.id, enrollment);
  };
  if (!named) {
    await eachEnrollment(ports, live.state.id, take);
    return lines;
  }
  const found = await readMany(
    named.map(({ line }) => line),
    (id) => ports.store.enrollment(id),
  );
  for (const enrollment of found.values()) take(enrollment);
  return lines;
}
