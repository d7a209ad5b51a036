import { handOffAnswerBy } from '../../../workflows/domain/hand-off-list.ts';
import { settingAt } from '../../../workflows/language/settings-schema.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import type { MailContext } from './mail-context.ts';

/** By when an answer is expected: the setting's time, or that of the decision lists. */
export function answerBy(
  { live, touches }: MailContext,
  line: StoryLine,
  setting: string | undefined,
): { readonly answerBy: number } {
  const { campaign, calendars } = live.setup;
  // The list of who is away has a time of its own, whoever reads it.
  const whose = touches.get(fieldOf(line, 'touch'))?.rep ?? fieldOf(line, 'receiver');
  const agreed = setting === 'handOff.answerWithin' ? handOffAnswerBy(live, whose) : undefined;
  if (agreed !== undefined) return { answerBy: agreed };
  const set = setting === undefined ? campaign.decisions.answerWithin : settingAt(campaign.settings, setting);
  const within = typeof set === 'object' && 'unit' in set ? set : campaign.decisions.answerWithin;
  return { answerBy: calendars.rep(fieldOf(line, 'receiver')).add(Date.parse(line.at), within, 1) };
}
