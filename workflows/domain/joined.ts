import { changeContact, type Draft } from './draft.ts';
import type { Enrollment } from './enrollment.ts';
import type { LiveCampaign } from './live-campaign.ts';

/** True while a campaign that the contact joined later is followed: this one pauses until that one ends. */
export function isPausedForOther({ contact, next }: Pick<Draft, 'contact' | 'next'>): boolean {
  const current = contact.joined?.at(-1);
  return current !== undefined && current !== next.id;
}

/** At its end an enrollment leaves the way to the one that paused for it. */
export function leaveOthers(draft: Draft): void {
  const { joined } = draft.contact;
  if (!joined?.includes(draft.next.id)) return;
  const left = joined.filter((id) => id !== draft.next.id);
  changeContact(draft, { joined: left.length > 0 ? left : undefined });
}

/** Content from a list is all that an enrollment in nurture gets: it may pause while another campaign has the contact. */
export function isInNurture({ setup }: LiveCampaign, { phase, answer, step }: Enrollment): boolean {
  const current = setup.workflow.steps[phase === 'answered' && answer ? answer.next : step];
  return current !== undefined && 'rotate' in current && current.rotate !== undefined;
}
