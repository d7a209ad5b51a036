import { keeperOf, needsTick } from '../../workflows/domain/audience-review.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import type { Enrollment } from '../../workflows/domain/enrollment.ts';
import { groupOf } from '../../workflows/domain/facts.ts';
import { listAnswerBy } from '../../workflows/domain/hand-off-again.ts';
import { waitsForRep } from '../../workflows/domain/hand-off-list.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { type Approach, approachOf } from '../../workflows/permission/approach.ts';
import { channelsFor } from '../../workflows/permission/channels-for.ts';
import type { Ports } from '../../workflows/ports.ts';
import { fullName } from '../../workflows/texts/salutation.ts';
import { askedOf, waitsFor } from '../answer-list/answer-decisions.ts';
import { linesOf } from '../answer-list/answer-hand-off.ts';
import type { ListRefused } from '../answer-list/list-answer.ts';
import { timesOf } from '../review-audience/run-review.ts';
import { type ListKind, type OpenedList, whyNotHis } from '../shared/list-address.ts';
import { readMany } from '../shared/read-many.ts';

/** What somebody has said of a line. */
interface SaidOfLine {
  readonly answer: string;
  readonly reason?: string;
}

/** One line of a list, as a page shows it. */
export interface ListRow {
  /** What an answer names it by. */
  readonly line: string;
  readonly name: string;
  readonly organisation: string;
  readonly role?: string;
  readonly email?: string;
  /** Where he stands by what he answered and whether he came. */
  readonly group?: 'came' | 'no-show' | 'declined' | 'silent';
  /** Of a decision: what is proposed, and the code of its reason; `said` is the rep's or the contact's own. */
  readonly proposal?: string;
  readonly reason?: string;
  readonly said?: string;
  /** To be sent back with the answer. */
  readonly round?: number;
  /** Of the audience: his line in the invitation, and whether he has to tick who has a colleague with an open quote. */
  readonly personalLine?: string;
  readonly needsTick?: true;
  readonly approach?: Approach;
  /** What this reader has answered; absent while the line waits for him. */
  readonly own?: SaidOfLine;
  /** What the other side said in the round before; to who breaks ties what both said. */
  readonly others?: Readonly<Partial<Record<'marketing' | 'sales', SaidOfLine>>>;
}

/** A list as it stands now. */
export interface ShownList {
  readonly ok: true;
  readonly campaign: string;
  readonly list: ListKind;
  readonly of: string;
  /** To be sent back with the answer, as `seenAt`. */
  readonly at: number;
  readonly answerBy?: number;
  /** How many lines wait for this reader. */
  readonly open: number;
  readonly rows: readonly ListRow[];
}

/** What stands on a list now, for who may answer it. Changes nothing. */
export function openList(ports: Pick<Ports, 'store' | 'clock' | 'campaigns'>) {
  return async (opened: OpenedList): Promise<ShownList | ListRefused> => {
    const live = await ports.campaigns.live(opened.campaign);
    const at = ports.clock.now();
    const foreign = whyNotHis(live, opened, at);
    if (foreign !== undefined) return { ok: false, problems: [foreign] };
    const { campaign, list, of } = opened;
    const shown = await rowsOf(ports, live, opened);
    const open = shown.rows.filter(({ own }) => own === undefined).length;
    return { ok: true, campaign, list, of, at, open, ...shown };
  };
}

type StorePorts = Pick<Ports, 'store'>;
type Shown = Pick<ShownList, 'rows' | 'answerBy'>;

function rowsOf(ports: StorePorts, live: LiveCampaign, { list, of }: OpenedList): Promise<Shown> {
  if (list === 'audience') return audienceRows(ports, live, of);
  return list === 'decision' ? decisionRows(ports, live, of) : handOffRows(ports, live, of);
}

/** A rep's contacts before the launch; what he left as it is waits until he has answered the whole list. */
async function audienceRows({ store }: StorePorts, { setup, state }: LiveCampaign, rep: string): Promise<Shown> {
  const review = await store.audienceReview(state.id);
  const lines = await store.audienceLines(state.id);
  const own = lines.filter((line) => !line.gone && keeperOf(line, setup.campaign.managers.sales) === rep);
  const isAnswered = (review?.lists[rep] ?? 0) > 0;
  const rows = own.map(({ contact, row, struck, personalLine, ticked }): ListRow => {
    const said = struck ? { answer: 'strike', reason: struck.reason } : isAnswered ? { answer: 'keep' } : undefined;
    const words = personalLine ?? row.contact.personalLine;
    return {
      line: contact,
      ...whoIs(row.contact),
      ...(said && { own: said }),
      ...(words !== undefined && { personalLine: words }),
      ...(needsTick(row) && !ticked && { needsTick: true }),
      approach: approachOf(channelsFor(row.contact)),
    };
  });
  return { rows, ...(review && { answerBy: timesOf(setup, review).keep }) };
}

async function handOffRows(ports: StorePorts, live: LiveCampaign, rep: string): Promise<Shown> {
  const lines = [...(await linesOf(ports, live, rep)).values()].filter(({ status }) => status === 'open');
  const rows = await withContacts(ports, lines, (enrollment) => {
    const { handOff, decided } = enrollment.facts;
    const said = handOff ? saidIn(handOff.value, handOff.data?.reason) : decided && { answer: 'decided' };
    return { group: groupOf(enrollment), ...(!waitsForRep(enrollment) && said && { own: said }) };
  });
  const answerBy = listAnswerBy(live, rep, lines);
  return { rows, ...(answerBy !== undefined && { answerBy }) };
}

async function decisionRows(ports: StorePorts, live: LiveCampaign, side: string): Promise<Shown> {
  const lines = [...(await askedOf(ports, live, side)).values()];
  const rows = await withContacts(ports, lines, (enrollment) => decisionRow(enrollment, side));
  const { calendars, campaign } = live.setup;
  const asked = Math.max(0, ...lines.map(({ facts }) => Number(facts.decision?.data?.listAt ?? 0)));
  return { rows, ...(asked > 0 && { answerBy: calendars.campaign.add(asked, campaign.decisions.answerWithin, 1) }) };
}

function decisionRow(enrollment: Enrollment, side: string): Partial<ListRow> {
  const { decision } = enrollment.facts;
  const { reason, said, round } = decision?.data ?? {};
  const own = waitsFor(enrollment, side) ? undefined : enrollment.facts[`decision-${side}`];
  return {
    group: groupOf(enrollment),
    proposal: String(decision?.value ?? 'go-on'),
    ...(typeof reason === 'string' && { reason }),
    ...(typeof said === 'string' && { said }),
    ...(typeof round === 'number' && { round }),
    ...(own && { own: saidIn(own.value, own.data?.reason) }),
    others: { ...otherOf(enrollment, 'marketing', side), ...otherOf(enrollment, 'sales', side) },
  };
}

/** A side sees what the other said in the round before, never in this one: nobody just follows. */
function otherOf({ facts }: Enrollment, other: 'marketing' | 'sales', reader: string): ListRow['others'] {
  if (other === reader) return {};
  const { [`decision-${other}`]: now, decision } = facts;
  if (reader === 'tieBreak') return now ? { [other]: saidIn(now.value, now.data?.reason) } : {};
  const before = decision?.data?.[other];
  return before === undefined ? {} : { [other]: saidIn(before, decision?.data?.[`${other}Why`]) };
}

function saidIn(answer: unknown, reason: unknown): SaidOfLine {
  return { answer: String(answer), ...(typeof reason === 'string' && reason !== '' && { reason }) };
}

async function withContacts(
  { store }: StorePorts,
  lines: readonly Enrollment[],
  more: (enrollment: Enrollment) => Partial<ListRow>,
): Promise<readonly ListRow[]> {
  const contacts = await readMany(
    lines.map(({ contact }) => contact),
    (id) => store.contact(id),
  );
  return lines.flatMap((enrollment) => {
    const contact = contacts.get(enrollment.contact);
    return contact ? [{ line: enrollment.id, ...whoIs(contact), ...more(enrollment) }] : [];
  });
}

function whoIs(contact: Contact): Pick<ListRow, 'name' | 'organisation' | 'role' | 'email'> {
  const { organisationName: organisation, role, email } = contact;
  return {
    name: fullName(contact) || email || organisation,
    organisation,
    ...(role !== undefined && { role }),
    ...(email !== undefined && { email }),
  };
}
