import { presentFor } from '../../../workflows/domain/deputy.ts';
import type { LiveCampaign } from '../../../workflows/domain/live-campaign.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import type { MailContext } from './mail-context.ts';

/** Whose contacts are a rep's on a day: his own, and those of the colleagues he stands in for. */
export function coveredBy(live: LiveCampaign, rep: string, at: number): readonly string[] {
  return [...live.setup.reps.keys()].filter((other) => other === rep || presentFor(live, other, at) === rep);
}

/** A digest tells of every campaign its rep has calls in; in a rehearsal each campaign tells of its own. */
export function campaignsOf(digest: MailContext): readonly MailContext[] {
  return digest.others ? [...digest.others.values()] : [digest];
}

/** The contacts of one campaign that are his today, those whose story is over included; in steady order. */
export function hisOf(context: MailContext, line: StoryLine): readonly Known[] {
  const { live, journal } = context;
  const reps = coveredBy(live, fieldOf(line, 'receiver'), Date.parse(line.at));
  const his = [...journal.all()].filter(({ rep }) => reps.includes(rep));
  return his.sort((one, other) => (one.enrollment < other.enrollment ? -1 : 1));
}

/** The day a digest is of, in its rep's calendar. */
export function dayOf({ live }: MailContext, line: StoryLine): string {
  return live.setup.calendars.rep(fieldOf(line, 'receiver')).localDate(Date.parse(line.at));
}
