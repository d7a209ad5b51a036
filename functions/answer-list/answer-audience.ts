import { type AudienceLine, type AudienceReview, keeperOf, needsTick } from '../../workflows/domain/audience-review.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { Unavailable } from '../../workflows/errors.ts';
import type { Ports } from '../../workflows/ports.ts';
import { runReview } from '../review-audience/run-review.ts';
import { writeReview } from '../review-audience/write-review.ts';
import { commitOrWait, MAX_TRIES } from '../shared/transact.ts';
import { addContacts } from './add-contact.ts';
import type { LineAnswer, LineResult, ListAnswer, ListAnswered, ListRefused } from './list-answer.ts';

const LONGEST_LINE = 300;

/**
 * A rep's list before the launch: who is kept, struck out with a reason, given to a colleague, invited with a line of his
 * own. Each line is written by itself; the list counts as answered with `rest: agree`.
 */
export async function answerAudience(
  ports: Ports,
  live: LiveCampaign,
  answer: ListAnswer,
): Promise<ListAnswered | ListRefused> {
  const { campaign, of } = answer;
  const { sales } = live.setup.campaign.managers;
  if (await ports.store.campaignState(campaign))
    return no(`${campaign} is launched: its audience is no longer reviewed`);
  if (!(await ports.store.audienceReview(campaign)))
    return no(`${campaign} is not under review: baton review begins it`);
  const lines = new Map((await ports.store.audienceLines(campaign)).map((line) => [line.contact, line]));
  const problems = answer.lines.flatMap((line) => problemsOf(line, lines.get(line.line), live));
  if (problems.length > 0) return no(...problems);
  const added = await addContacts(ports, live, answer);
  if (!added.ok) return added;
  const told = [...added.lines];
  const given: string[] = [];
  for (const line of answer.lines) {
    const result = await changeLine(ports, { answer, line, sales });
    told.push({ line: line.line, result });
    if (line.answer === 'give' && line.to !== undefined && result !== 'late') given.push(line.to);
  }
  // Also what came before: whoever wrote the lines may have died before he said so.
  const changed = told.some(({ result }) => result === 'recorded' || result === 'repeated');
  const review = await writeReview(
    ports,
    campaign,
    (known) =>
      known &&
      afterAnswer(known, {
        of,
        given: changed ? given : [],
        changed,
        isAnswered: answer.rest === 'agree',
        now: ports.clock.now(),
      }),
    { key: `audience.${campaign}.${of}.${answer.nonce}`, result: 'recorded' },
  );
  // Whoever has something new to answer or sign hears of it; and a timer of the review that was lost is set again.
  if (review) await runReview(ports)(live.setup);
  return { ok: true, lines: told };
}

function no(...problems: readonly string[]): ListRefused {
  return { ok: false, problems };
}

interface Answered {
  readonly of: string;
  readonly given: readonly string[];
  readonly changed: boolean;
  readonly isAnswered: boolean;
  readonly now: number;
}

/** Who was given somebody is asked anew; what was signed before a change has to be signed again. */
function afterAnswer(review: AudienceReview, { of, given, changed, isAnswered, now }: Answered): AudienceReview {
  const news = changed && Object.keys(review.signed).length > 0;
  const round = review.round + Number(news || given.some((rep) => (review.lists[rep] ?? 0) > 0));
  return {
    ...review,
    round,
    lists: {
      ...review.lists,
      // Who had no list has one now, by his own act.
      [of]: isAnswered ? review.lists[of] || now : (review.lists[of] ?? now),
      ...Object.fromEntries(given.map((rep) => [rep, 0])),
    },
    asked: { ...review.asked, ...Object.fromEntries(given.map((rep) => [rep, round])) },
  };
}

interface LineChange {
  readonly answer: ListAnswer;
  readonly line: LineAnswer;
  readonly sales: string;
}

/** On what stands there now: a line that a colleague has taken meanwhile is no longer this rep's to change. */
async function changeLine(ports: Ports, { answer, line, sales }: LineChange): Promise<LineResult> {
  const { campaign, of, nonce, person } = answer;
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const before = await ports.store.audienceLine(campaign, line.line);
    if (!before || before.gone) return 'late';
    const claim = { key: `audience.${campaign}.${of}.${line.line}.${nonce}`, result: 'recorded' as const };
    if (keeperOf(before, sales) !== of) return (await ports.store.claim(claim.key)) ? 'repeated' : 'late';
    const next = changedLine(before, line, { by: person, at: ports.clock.now() });
    if (!next) return (await ports.store.claim(claim.key)) ? 'repeated' : 'unchanged';
    const committed = await commitOrWait(ports, { claim, lines: [{ ...next, version: before.version + 1 }] }, attempt);
    if (committed?.ok) return 'recorded';
    if (committed?.reason === 'duplicate') return 'repeated';
  }
  throw new Unavailable(`${campaign}: a line was not written after ${MAX_TRIES} tries`);
}

/** The line as the answer leaves it; undefined where it is so already. */
function changedLine(
  before: AudienceLine,
  { answer, reason = '', to, personalLine }: LineAnswer,
  act: { readonly by: string; readonly at: number },
): AudienceLine | undefined {
  const { struck, ...kept } = before;
  const noted = { changedAt: act.at, changedBy: act.by };
  const own = personalLine === undefined || personalLine === before.personalLine ? {} : { personalLine };
  switch (answer) {
    case 'strike':
      return struck?.reason === reason ? undefined : { ...before, ...noted, struck: { ...act, reason } };
    case 'give':
      return to === undefined ? undefined : { ...kept, ...own, ...noted, givenTo: to };
    case 'write':
      return Object.keys(own).length === 0 ? undefined : { ...before, ...own, ...noted };
    default: {
      const ticks = needsTick(before.row) && !before.ticked;
      if (!struck && !ticks && Object.keys(own).length === 0) return undefined;
      return { ...kept, ...own, ...noted, ...(ticks && { ticked: act }) };
    }
  }
}

const ANSWERS = ['keep', 'strike', 'give', 'write'];

function problemsOf(
  { line, answer, reason, to, personalLine }: LineAnswer,
  known: AudienceLine | undefined,
  { setup }: LiveCampaign,
): readonly string[] {
  if (!known) return [`${line}: is not in the audience`];
  if (!ANSWERS.includes(answer)) return [`${line}: "${answer}" is no answer here: ${ANSWERS.join(', ')}`];
  return [
    ...(answer === 'strike' && !reason?.trim() ? [`${line}: strike needs a reason`] : []),
    ...(answer === 'give' && !setup.reps.has(to ?? '')
      ? [`${line}: give needs a colleague in reps.yaml, not "${to ?? ''}"`]
      : []),
    ...((personalLine?.length ?? 0) > LONGEST_LINE
      ? [`${line}: a personal line has at most ${LONGEST_LINE} characters, this one ${personalLine?.length}`]
      : []),
  ];
}
