import { type AudienceLine, type AudienceReview, keeperOf } from '../../../workflows/domain/audience-review.ts';
import type { CampaignSetup } from '../../../workflows/domain/live-campaign.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { reviewTally } from '../../../workflows/texts/list-words.ts';
import type { ListFields, ListLine } from '../../../workflows/texts/mail-values.ts';
import { fullName } from '../../../workflows/texts/salutation.ts';
import { timesOf } from '../../review-audience/run-review.ts';

/** The audience under review, as its mails tell of it. */
export interface MailedAudience {
  readonly review: AudienceReview;
  readonly lines: readonly AudienceLine[];
}

/** A rep's own list before the launch. */
export function reviewFields(setup: CampaignSetup, { review, lines }: MailedAudience, line: StoryLine): ListFields {
  const rep = fieldOf(line, 'receiver');
  const own = lines.filter((each) => !each.gone && keeperOf(each, setup.campaign.managers.sales) === rep);
  return { count: own.length, lines: own.map(lineOf), answerBy: timesOf(setup, review).keep };
}

function lineOf({ row: { contact }, personalLine }: AudienceLine): ListLine {
  const { role, organisationName: organisation, email } = contact;
  const words = personalLine ?? contact.personalLine;
  return {
    name: fullName(contact) || email || organisation,
    organisation,
    ...(role !== undefined && { role }),
    ...(words !== undefined && { reason: `“${words}”` }),
  };
}

/** What a manager signs: how many each rep keeps, and whom he left out. */
export function signOffFields(setup: CampaignSetup, { review, lines }: MailedAudience, language: string): ListFields {
  const known = lines.filter(({ gone }) => !gone);
  const byRep = Map.groupBy(known, (line) => keeperOf(line, setup.campaign.managers.sales));
  const kept = known.filter(({ struck }) => !struck);
  return {
    count: kept.length,
    lines: [...byRep].map(([rep, own]): ListLine => {
      const struck = own.filter((line) => line.struck).length;
      const personal = own.filter(({ personalLine }) => personalLine !== undefined).length;
      const what = reviewTally(language, { kept: own.length - struck, struck, personal });
      return { name: setup.reps.get(rep)?.name ?? rep, what };
    }),
    answerBy: timesOf(setup, review).signBy,
  };
}
