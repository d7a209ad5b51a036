import { type Chapter, tellCampaign } from '../../functions/shared/tell-campaign.ts';
import type { Rehearsal } from './rehearse.ts';

/** What a rehearsal tells, in order: dates, weeks, five stories, the funnel. */
export function tellRehearsal({ world, lines, summary }: Rehearsal): readonly Chapter[] {
  const { enrollments, contacts } = world.store.items;
  const contactOf = (enrollment: string) => contacts.get(enrollments.get(enrollment)?.contact ?? '');
  return tellCampaign({ live: world.live(), lines, summary, contactOf });
}
