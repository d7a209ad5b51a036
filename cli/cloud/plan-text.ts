import type { LaunchPlan } from '../../functions/launch-campaign/plan-launch.ts';
import { createWallClock } from '../../workflows/story/wall-clock.ts';
import { counted } from '../problem-lines.ts';

/** What a launch or an update would change, in a few lines. */
export function planText(plan: LaunchPlan, timeZone: string): string {
  const { contacts, files, isFirst, campaign } = plan;
  const clock = createWallClock(timeZone, new Date(plan.startsAt).getUTCFullYear());
  const start = plan.startsInMs > 0 ? clock.tell(plan.startsAt) : 'at once, in the hours of whoever gets them';
  const lines = [
    isFirst ? `${campaign} is launched for the first time, on ${plan.workflow}.` : `${campaign} runs already.`,
    ...(contacts.added + contacts.changed + contacts.unchanged > 0 ? audienceLines(plan) : []),
    ...(files.length > 0 ? [`Changed files: ${files.join(', ')}. They count for everything not yet sent.`] : []),
    ...(plan.filesOwed.length > 0
      ? [
          `Files owed: ${plan.filesOwed.join(', ')}. Nothing goes without them; marketing is reminded the business day before the event.`,
        ]
      : []),
    ...(plan.repsAdded.length > 0 && !isFirst ? [`New reps: ${plan.repsAdded.join(', ')}.`] : []),
    ...(plan.repsGone.length > 0
      ? [`No longer reps: ${plan.repsGone.join(', ')}. Give their contacts another rep in the audience.`]
      : []),
    ...(contacts.added + contacts.changed + files.length === 0
      ? ['It did not get to the end: it goes on where it stopped.']
      : []),
    ...(contacts.added > 0 ? [`First invitations to the new ones: ${start}.`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function audienceLines({ contacts, isFirst }: LaunchPlan): readonly string[] {
  const { added, changed, unchanged, gone, rejected, struck, notRaised } = contacts;
  const counts = isFirst ? counted(added, 'contact') : `${added} new, ${changed} changed, ${unchanged} unchanged`;
  return [
    `Audience: ${counts}${rejected > 0 ? `; ${counted(rejected, 'row')} cannot be used (out/rejected.csv)` : ''}.`,
    ...(struck > 0 ? [`Not invited, as the reps said: ${counted(struck, 'contact')}.`] : []),
    ...(gone > 0 ? [`No longer in the list: ${gone}. They go on as they are.`] : []),
    ...(notRaised > 0
      ? [
          `More permission than is known: ${counted(notRaised, 'row')}. A list only ever lowers one, what is known stays.`,
        ]
      : []),
  ];
}
