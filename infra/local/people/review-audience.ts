import type { LineAnswer } from '../../../functions/answer-list/list-answer.ts';
import { instantOf } from '../../../functions/shared/instant-of.ts';
import type { Contact } from '../../../workflows/domain/contact.ts';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import type { CampaignSetup } from '../../../workflows/domain/live-campaign.ts';
import type { ScriptAct } from '../../../workflows/language/script-entry.ts';
import { HOUR_MS, type PeopleWorld } from './acting.ts';
import type { BookLine, ScriptBook } from './script-book.ts';
import type { ScriptProblem } from './script-problems.ts';

/** Who reviews and signs before the launch. */
export interface Reviewing {
  readonly world: PeopleWorld;
  readonly setup: CampaignSetup;
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly script: ScriptBook;
  tellProblem(problem: ScriptProblem): void;
}

type ReviewAct = Extract<ScriptAct, { readonly type: 'review' }>;

/** True for a line that is played before the launch, on its own date. */
function isReviewLine({ entry: { act } }: BookLine): boolean {
  return act.type === 'review' || act.type === 'sign';
}

/** Lines of the script about the review act on their dates, whoever else does as he should. */
export function followReviewDates(reviewing: Reviewing): void {
  const { script, setup, world } = reviewing;
  for (const line of script.dated.filter(isReviewLine)) {
    const { when } = line.entry;
    if (!('at' in when)) continue;
    const at = instantOf(setup, when.at);
    if (at >= world.clock.now()) world.clock.at(at, () => actOn(reviewing, line));
  }
}

async function actOn(reviewing: Reviewing, line: BookLine): Promise<void> {
  const { who, act } = line.entry;
  line.fired = true;
  if (act.type === 'review' && 'rep' in who) await answer(reviewing, line, who.rep, act);
  if (act.type === 'sign' && 'manager' in who && who.manager !== 'tieBreak')
    await signs(reviewing, who.manager, act.what, line.index);
}

/** His whole list: who he speaks of as he says, all others kept. */
async function answer(reviewing: Reviewing, { index }: BookLine, rep: string, act: ReviewAct): Promise<void> {
  const { world, setup, contacts, tellProblem } = reviewing;
  const idOf = new Map([...contacts.values()].map(({ id, email }) => [email ?? '', id]));
  const { keep, strike, give, personalLines, add: added, reason = 'struck out' } = act;
  const said = new Set([...keep, ...strike, ...Object.keys(give), ...Object.keys(personalLines)]);
  const lines = [...said].map((email): LineAnswer => {
    const line = idOf.get(email) ?? email;
    const to = give[email];
    const personalLine = personalLines[email];
    if (strike.includes(email)) return { line, answer: 'strike', reason };
    return {
      line,
      answer: to === undefined ? 'keep' : 'give',
      ...(to !== undefined && { to }),
      ...(personalLine !== undefined && { personalLine }),
    };
  });
  await world.run(async (doors) => {
    const list = { campaign: setup.campaign.campaign, list: 'audience', of: rep, person: rep } as const;
    const answered = await doors.answerList({ ...list, nonce: `script.${index}`, lines, added, rest: 'agree' });
    if (!answered.ok) tellProblem({ entry: index, message: answered.problems.join('; ') });
  });
}

async function signs(
  { world, setup, tellProblem }: Reviewing,
  side: 'marketing' | 'sales',
  what: 'audience' | 'plan',
  entry: number | undefined,
): Promise<void> {
  const { campaign, managers } = setup.campaign;
  const person = (what === 'plan' ? setup.plan.signers?.[side] : undefined) ?? managers[side];
  await world.run(async (doors) => {
    const signed = await doors.sign({ campaign, what, side, person });
    if (!signed.ok && entry !== undefined) tellProblem({ entry, message: signed.problems.join('; ') });
  });
}

/** What the script leaves open people do as they should: reps keep their lists the next morning, managers sign in time. */
export function hearReview(reviewing: Reviewing, event: DomainEvent): void {
  const { setup, world } = reviewing;
  if (event.type !== 'MailSent' || event.campaign !== setup.campaign.campaign || event.enrollment !== undefined) return;
  const receiver = String(event.data.receiver);
  if (event.data.template === 'review' && !isScripted(reviewing, 'review', receiver, event.at)) {
    const calendar = setup.calendars.rep(receiver);
    const morning = calendar.nextOpen(calendar.instant(calendar.nextBusinessDay(calendar.localDate(event.at)), 0));
    const list = { campaign: event.campaign, list: 'audience', of: receiver, person: receiver } as const;
    const nonce = `kept.${event.at}`;
    world.clock.at(morning + HOUR_MS, () =>
      world.run((doors) => doors.answerList({ ...list, nonce, lines: [], rest: 'agree' })),
    );
  }
  if (event.data.template !== 'sign-off') return;
  const side = receiver === setup.campaign.managers.marketing ? 'marketing' : 'sales';
  if (isScripted(reviewing, 'sign', side, event.at)) return;
  const at = setup.calendars.campaign.nextOpen(event.at + 2 * HOUR_MS);
  world.clock.at(at, () => signs(reviewing, side, 'audience', undefined));
}

/** A line of his own still comes. */
function isScripted({ script, setup }: Reviewing, type: 'review' | 'sign', name: string, since: number): boolean {
  return script.dated.some(({ entry: { when, who, act } }) => {
    const isHis = ('rep' in who && who.rep === name) || ('manager' in who && who.manager === name);
    const isIt = act.type === type && (act.type !== 'sign' || act.what === 'audience');
    return isHis && isIt && 'at' in when && instantOf(setup, when.at) >= since;
  });
}
