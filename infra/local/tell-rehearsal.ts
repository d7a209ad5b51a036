import { type Chapter, type Course, tellCampaign } from '../../functions/shared/tell-campaign.ts';
import type { Rehearsal } from './rehearse.ts';

/** A rehearsal as a campaign's course: what a report is told of. */
export function courseOf({ world, lines, summary }: Rehearsal): Course {
  const { enrollments, contacts } = world.store.items;
  const contactOf = (enrollment: string) => contacts.get(enrollments.get(enrollment)?.contact ?? '');
  return { live: world.live(), lines, summary, contactOf };
}

/** What a rehearsal tells, in order: dates, weeks, seven stories, the funnel. */
export function tellRehearsal(rehearsal: Rehearsal): readonly Chapter[] {
  return tellCampaign(courseOf(rehearsal));
}
