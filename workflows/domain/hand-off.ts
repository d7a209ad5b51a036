import type { Stage } from './contact.ts';
import type { Draft } from './draft.ts';
import { changeContact, changeOrganisation, emit } from './draft.ts';

/** Stage lead → prospect and, with the first contact of the organisation, owner marketing → rep. A prospect stays what he is. */
export function handOver(draft: Draft, cause: string): void {
  const rep = draft.next.rep ?? draft.live.setup.campaign.managers.sales;
  emit(draft, 'HandedOff', { rep }, { cause, step: draft.next.step, stay: draft.next.stay });
  if (draft.contact.stage === 'lead') changeStage(draft, 'prospect', cause);
}

/** Back to lead by joint decision; the owner is marketing again once nobody of the organisation is with sales. */
export function takeBack(draft: Draft, cause: string): void {
  if (draft.contact.stage === 'prospect') changeStage(draft, 'lead', cause);
}

/** Writes the stage and keeps the one named owner of the organisation right. */
export function changeStage(draft: Draft, to: Stage, cause: string): void {
  const from = draft.contact.stage;
  if (from === to) return;
  changeContact(draft, { stage: to });
  emit(draft, 'StageChanged', { from, to }, { cause });
  // A refused prospect stays where he was: nobody gives him back.
  const change = to === 'refused' ? 0 : isWithSales(to) - isWithSales(from);
  if (change !== 0) changeOwner(draft, change, cause);
}

function changeOwner(draft: Draft, change: number, cause: string): void {
  const { organisation } = draft;
  const withSales = Math.max(0, (organisation.withSales ?? 0) + change);
  const rep = draft.next.rep ?? draft.live.setup.campaign.managers.sales;
  const owner = withSales === 0 ? 'marketing' : organisation.owner === 'marketing' ? rep : organisation.owner;
  changeOrganisation(draft, { withSales, owner });
  if (owner !== organisation.owner) emit(draft, 'OwnerChanged', { from: organisation.owner, to: owner }, { cause });
}

function isWithSales(stage: Stage): 0 | 1 {
  return stage === 'prospect' || stage === 'customer' ? 1 : 0;
}
