import { setFact } from './answer.ts';
import type { Contact, Organisation, Stage } from './contact.ts';
import type { Draft } from './draft.ts';
import { changeContact, changeOrganisation, emit } from './draft.ts';
import { checkHandOver } from './service-levels.ts';

/** Stage lead → prospect and, with the first contact of the organisation, owner marketing → rep. A prospect stays what he is. */
export function handOver(draft: Draft, cause: string): void {
  const rep = draft.next.rep ?? draft.live.setup.campaign.managers.sales;
  const handed = emit(draft, 'HandedOff', { rep }, { cause, step: draft.next.step, stay: draft.next.stay });
  // On his list from now on: nothing moves by it, his answer does.
  const { now } = draft;
  setFact(draft, 'handed', { value: 'open', signal: 'handed-off', occurredAt: now, usedAt: now });
  if (draft.contact.stage !== 'lead') return;
  checkHandOver(draft, handed);
  changeStage(draft, 'prospect', cause);
}

/** Back to lead by joint decision; the owner is marketing again once nobody of the organisation is with sales. */
export function takeBack(draft: Draft, cause: string): void {
  if (draft.contact.stage === 'prospect') changeStage(draft, 'lead', cause);
}

/** Who is asked and told: the owner, while marketing owns them its manager. */
export function ownerOf({ organisation, live }: Pick<Draft, 'organisation' | 'live'>): string {
  return organisation.owner === 'marketing' ? live.setup.campaign.managers.marketing : organisation.owner;
}

/** Writes the stage and keeps the one named owner of the organisation right. */
export function changeStage(draft: Draft, to: Stage, cause: string): void {
  const from = draft.contact.stage;
  if (from === to) return;
  changeContact(draft, { stage: to, ...(to === 'refused' && { refusedAt: draft.now }) });
  emit(draft, 'StageChanged', { from, to }, { cause });
  changeOwner(draft, { from, to }, cause);
}

function changeOwner(draft: Draft, move: Restaged, cause: string): void {
  const { organisation } = draft;
  const rep = draft.next.rep ?? draft.live.setup.campaign.managers.sales;
  const counted = recount(organisation, move, rep);
  changeOrganisation(draft, counted);
  const { owner } = counted;
  if (owner !== organisation.owner) emit(draft, 'OwnerChanged', { from: organisation.owner, to: owner }, { cause });
}

interface Restaged {
  readonly from: Stage;
  readonly to: Stage;
}

/**
 * The organisation's numbers and its owner after one of its contacts has another stage. A rep owns it while sales works
 * anybody there, marketing while only leads are left to work. Where all have refused the owner stays: there is nothing to
 * hand over.
 */
export function recount(
  organisation: Organisation,
  { from, to }: Restaged,
  rep: string,
): Required<Pick<Organisation, 'withSales' | 'leads' | 'owner'>> {
  const withSales = Math.max(0, (organisation.withSales ?? 0) + isWithSales(to) - isWithSales(from));
  const leads = Math.max(0, (organisation.leads ?? 0) + Number(to === 'lead') - Number(from === 'lead'));
  const working = organisation.owner === 'marketing' ? rep : organisation.owner;
  return { withSales, leads, owner: withSales > 0 ? working : leads > 0 ? 'marketing' : organisation.owner };
}

function isWithSales(stage: Stage): 0 | 1 {
  return stage === 'prospect' || stage === 'customer' ? 1 : 0;
}

/**
 * Organisations as a launch finds them: how many of their contacts are leads and how many are with sales already, who
 * make the rep of the first of them the owner; `salesManager` where he has none.
 */
export function withFirstOwners(
  organisations: readonly Organisation[],
  contacts: readonly Contact[],
  salesManager: string,
): Organisation[] {
  const membersOf = Map.groupBy(contacts, ({ organisation }) => organisation);
  return organisations.map((organisation) => {
    const members = membersOf.get(organisation.id) ?? [];
    const sold = members.filter(({ stage }) => isWithSales(stage) === 1);
    const leads = members.filter(({ stage }) => stage === 'lead').length;
    const owner = sold[0] ? (sold[0].rep ?? salesManager) : organisation.owner;
    return { ...organisation, withSales: sold.length, leads, owner };
  });
}
