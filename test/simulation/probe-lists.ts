import type { LineAnswer, ListAnswer } from '../../functions/answer-list/list-answer.ts';
import type { Invited } from '../../functions/shared/launch-rows.ts';
import { type ReviewedInvited, reviewedInvited } from '../../infra/local/rehearse-review.ts';
import type { World } from '../../infra/local/world.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import type { DecisionAnswer } from './probe-people.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PIETER = 'pieter@probe.example';
const LOTTE = 'lotte@probe.example';
const MANAGERS = { marketing: 'mirjam@probe.example', sales: 'sander@probe.example' };

type Random = () => number;
type Side = keyof typeof MANAGERS;

/** An answer to a list is given some hours later, sometimes twice. */
function answerSoon(world: World, random: Random, answer: ListAnswer): void {
  const at = world.clock.now() + (1 + random() * 6) * HOUR;
  const say = (): Promise<void> => world.run((doors) => doors.answerList(answer));
  world.clock.at(at, say);
  if (random() < 0.15) world.clock.at(at + random() * HOUR, say);
}

/** One side of a joint decision by its list. */
export function decisionByList(world: World, random: Random) {
  return (side: Side, { enrollment, answer, asked }: DecisionAnswer): void => {
    const campaign = world.store.items.enrollments.get(enrollment)?.campaign ?? '';
    const lines = [{ line: enrollment, answer, reason: 'niet bereikbaar' }];
    const nonce = `${enrollment}.${asked}`;
    answerSoon(world, random, { campaign, list: 'decision', of: side, person: MANAGERS[side], nonce, lines });
  };
}

/** Everybody who is handed over is taken over or given back, by name or with all the rest; some are never spoken of. */
export function playHandOffs(world: World, random: Random): void {
  world.listen(({ type, campaign, enrollment = '', data }) => {
    if (type !== 'HandedOff' || random() < 0.15) return;
    const rep = String(data.rep);
    const isBack = random() < 0.3;
    const line: LineAnswer = isBack
      ? { line: enrollment, answer: 'rejected', reason: 'te klein voor ons' }
      : { line: enrollment, answer: 'taken-over' };
    const nonce = `${enrollment}.${world.clock.now()}`;
    const list = { campaign, list: 'hand-off' as const, of: rep, person: rep, nonce };
    answerSoon(world, random, random() < 0.3 ? { ...list, lines: [], rest: 'agree' } : { ...list, lines: [line] });
  });
}

/** The reps answer for their audience and both managers sign; what is launched is what they left. */
export async function playReview(
  world: World,
  setup: CampaignSetup,
  { invited, random, launchAt }: { readonly invited: Invited; readonly random: Random; readonly launchAt: number },
): Promise<ReviewedInvited> {
  const { campaign } = setup.campaign;
  const { contacts, organisations } = invited;
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  const rows = contacts.flatMap((contact, line) => {
    const organisation = byId.get(contact.organisation);
    return organisation ? [{ line: line + 2, contact, organisation }] : [];
  });
  const files = { bundleKey: 'bundle', bundleHash: 'hash', parts: { reps: 'reps', content: 'content' }, files: {} };
  const begin = world.clock.now();
  world.clock.at(begin, () => world.run((doors) => doors.startReview({ setup, rows, ...files })));
  await world.clock.runUntil(begin + 8 * HOUR);
  for (const [rep, lines] of answersTo(contacts, random))
    answerSoon(world, random, { campaign, list: 'audience', of: rep, person: rep, nonce: rep, lines, rest: 'agree' });
  await world.clock.runUntil(begin + 2 * DAY);
  // Lotte speaks of those who were given to her meanwhile.
  const late = {
    campaign,
    list: 'audience' as const,
    of: LOTTE,
    person: LOTTE,
    nonce: 'late',
    lines: [],
    rest: 'agree' as const,
  };
  answerSoon(world, random, late);
  for (let days = 4; days < 9; days += 1) {
    await world.clock.runUntil(begin + days * DAY);
    for (const side of ['marketing', 'sales'] as const)
      world.clock.at(world.clock.now() + random() * HOUR, () =>
        world.run((doors) => doors.sign({ campaign, what: 'audience', side, person: MANAGERS[side] })),
      );
  }
  await world.clock.runUntil(launchAt);
  const reviewed = await reviewedInvited(world, setup, invited);
  if (!reviewed) throw new Error('nobody signed');
  return reviewed;
}

/** Pieter has all of them to begin with. */
function answersTo(
  contacts: readonly Contact[],
  random: Random,
): readonly (readonly [string, readonly LineAnswer[]])[] {
  const lines = contacts.map(({ id }, index): LineAnswer => {
    const drawn = random();
    if (drawn < 0.25) return { line: id, answer: 'give', to: LOTTE };
    if (drawn < 0.4 && index > 0) return { line: id, answer: 'strike', reason: 'geen vervoer' };
    return drawn < 0.6
      ? { line: id, answer: 'write', personalLine: 'We spraken elkaar.' }
      : { line: id, answer: 'keep' };
  });
  return [[PIETER, lines]];
}
