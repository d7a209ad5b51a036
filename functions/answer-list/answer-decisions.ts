import { saidBy } from '../../workflows/domain/decision.ts';
import type { Decision } from '../../workflows/domain/decision-proposal.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';
import { readMany } from '../shared/read-many.ts';
import type { LineAnswer, ListAnswer, ListAnswered, ListRefused } from './list-answer.ts';
import { tellLine } from './tell-line.ts';

const DECISIONS: readonly string[] = ['go-on', 'recycle', 'release'] satisfies readonly Decision[];

/** One side of the joint decision, or who breaks ties, line by line; agreeing is saying what is proposed. */
export async function answerDecisions(
  ports: Ports,
  live: LiveCampaign,
  answer: ListAnswer,
): Promise<ListAnswered | ListRefused> {
  const lines = await linesOf(ports, live, answer);
  const problems = answer.lines.flatMap((line) => problemsOf(line, lines));
  if (problems.length > 0) return { ok: false, problems };
  const said = new Set(answer.lines.map(({ line }) => line));
  const { rest, seenAt = Number.POSITIVE_INFINITY } = answer;
  const others = [...lines.values()].filter(
    (each) => !said.has(each.id) && waitsFor(each, answer.of) && (each.facts.decision?.recordedAt ?? 0) <= seenAt,
  );
  const agreed = rest === 'agree' ? others.map(asProposed) : [];
  const told: ListAnswered['lines'][number][] = [];
  for (const line of [...answer.lines, ...agreed]) {
    const enrollment = lines.get(line.line);
    told.push({ line: line.line, result: enrollment ? await tell(ports, answer, line, enrollment) : 'late' });
  }
  return { ok: true, lines: told };
}

/** Only those it speaks of, where it speaks of no others. */
async function linesOf(
  ports: Ports,
  live: LiveCampaign,
  { of, rest, lines }: ListAnswer,
): Promise<ReadonlyMap<string, Enrollment>> {
  if (rest === 'agree') return askedOf(ports, live, of);
  const found = await readMany(
    lines.map(({ line }) => line),
    (id) => ports.store.enrollment(id),
  );
  return new Map([...found].filter(([, enrollment]) => isAskedOf(live, enrollment, of)));
}

function tell(ports: Ports, { of, nonce }: ListAnswer, line: LineAnswer, enrollment: Enrollment) {
  const { decision } = enrollment.facts;
  const isTie = of === 'tieBreak';
  // Who agrees to let go agrees with the reason it was proposed for.
  const reason = line.reason ?? (line.answer === 'release' ? String(decision?.data?.reason ?? '') : undefined);
  const round = line.round ?? decision?.data?.round;
  const data = {
    ...(reason !== undefined && { reason }),
    ...(typeof round === 'number' && { round }),
    ...(isTie && { tieBreak: true }),
  };
  return tellLine(ports, {
    key: `decision.${of}.${enrollment.id}.${nonce}`,
    signal: asDecision(line.answer),
    enrollment: enrollment.id,
    by: isTie ? 'campaign' : of === 'sales' ? 'sales' : 'marketing',
    occurredAt: ports.clock.now(),
    ...(enrollment.touch && { touch: enrollment.touch.id }),
    data,
  });
}

function asProposed({ id, facts }: Enrollment): LineAnswer {
  return { line: id, answer: asDecision(facts.decision?.value) };
}

function asDecision(value: unknown): Decision {
  return value === 'recycle' || value === 'release' ? value : 'go-on';
}

function problemsOf({ line, answer, reason }: LineAnswer, lines: ReadonlyMap<string, Enrollment>): readonly string[] {
  // Decided in the meantime it is late, not wrong.
  if (!DECISIONS.includes(answer)) return [`${line}: "${answer}" is no answer here: ${DECISIONS.join(', ')}`];
  const proposed = lines.get(line)?.facts.decision?.value === 'release';
  return answer === 'release' && !proposed && !reason?.trim() ? [`${line}: release needs a reason`] : [];
}

/** True where this side has not answered in the round that is open. */
export function waitsFor(enrollment: Enrollment, side: string): boolean {
  if (side === 'tieBreak') return true;
  return saidBy(enrollment, side === 'sales' ? 'sales' : 'marketing') === undefined;
}

/** The open lines of the decision list; for who breaks ties those he was asked about. */
export async function askedOf(
  ports: Pick<Ports, 'store'>,
  live: LiveCampaign,
  side: string,
): Promise<ReadonlyMap<string, Enrollment>> {
  const lines = new Map<string, Enrollment>();
  await eachEnrollment(ports, live.state.id, (enrollment) => {
    if (isAskedOf(live, enrollment, side)) lines.set(enrollment.id, enrollment);
  });
  return lines;
}

function isAskedOf({ setup, state }: LiveCampaign, enrollment: Enrollment, side: string): boolean {
  const { campaign, status, phase, step, stay, facts } = enrollment;
  const isWaiting = campaign === state.id && status === 'open' && phase === 'waiting';
  if (!isWaiting || setup.workflow.steps[step]?.do !== 'decide') return false;
  if (facts.decision?.data?.stay !== stay) return false;
  return side !== 'tieBreak' || facts.decision.data.tieBreak === true;
}
