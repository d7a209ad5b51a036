import { deputyFor, isAbsent } from '../../workflows/domain/deputy.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Touch } from '../../workflows/domain/touch.ts';

export const LIST_KINDS = ['audience', 'hand-off', 'decision'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** One list, as its link names it: a rep's, by his address, or of one side of a joint decision. */
interface ListAddress {
  readonly campaign: string;
  readonly list: ListKind;
  /** A rep's address; of a decision list `marketing`, `sales` or `tieBreak`. */
  readonly of: string;
}

/** A page of a list is opened, and answered, by somebody. */
export interface OpenedList extends ListAddress {
  /** Address of who opened it. */
  readonly person: string;
}

const BY_TEMPLATE: Readonly<Record<string, ListKind>> = {
  review: 'audience',
  'hand-off': 'hand-off',
  decision: 'decision',
};

/** The list that mails of a text link to; undefined for those that link to none. */
export function listKindOf(template: string): ListKind | undefined {
  return Object.hasOwn(BY_TEMPLATE, template) ? BY_TEMPLATE[template] : undefined;
}

/** The list a mail outside any stay links to; undefined where it links to none. */
export function listOfTouch({ campaign, template, rep, receiver, id }: Touch): OpenedList | undefined {
  const list = listKindOf(template);
  if (list === undefined) return undefined;
  return { campaign, list, of: list === 'decision' ? sideOfTouch(id) : (rep ?? receiver), person: receiver };
}

function sideOfTouch(touch: string): string {
  const side = touch.slice(touch.lastIndexOf('.') + 1);
  return side === 'tie-break' ? 'tieBreak' : side;
}

/** Why this person may not answer this list now; undefined where he may. */
export function whyNotHis(live: LiveCampaign, { list, of, person }: OpenedList, now: number): string | undefined {
  const { managers } = live.setup.campaign;
  if (list === 'decision') {
    if (of !== 'marketing' && of !== 'sales' && of !== 'tieBreak')
      return `there is no side "${of}": marketing, sales or tieBreak`;
    return managers[of] === person ? undefined : `this is the list of ${managers[of] ?? 'nobody'}, not of ${person}`;
  }
  if (of === person) return undefined;
  if (!isAbsent(live, of, now)) return `this is the list of ${of}, who is there: ${person} may not answer it`;
  const deputy = deputyFor(live, of, now);
  return deputy === person
    ? undefined
    : `while ${of} is away his list is answered by ${deputy ?? 'nobody: he has no deputy'}`;
}
