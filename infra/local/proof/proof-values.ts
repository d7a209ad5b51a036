import { instantOf } from '../../../workflows/language/campaign-check.ts';
import type { Campaign } from '../../../workflows/language/campaign-schema.ts';
import { textIn } from '../../../workflows/language/value-schemas.ts';
import { buildCampaignFields, buildEventFields, buildSenderFields } from '../../../workflows/texts/contact-values.ts';
import type { Form, MailValues } from '../../../workflows/texts/mail-values.ts';
import { sourceWords } from '../../../workflows/texts/source-words.ts';
import type { LoadedCampaign } from '../load-campaign.ts';
import { readableSamples } from './readable-samples.ts';

interface ProofChoice {
  readonly template: string;
  readonly language: string;
  readonly form: Form;
  /** Version of the text for a source: `fair`; empty for everybody else's. */
  readonly version?: string;
}

/** What a proof is filled with: made-up people, and what the campaign itself says of the event, the issue and the sender. */
export function proofValues(
  campaign: Campaign,
  { setup, plan }: Pick<LoadedCampaign, 'setup' | 'plan'>,
  { template, language, form, version = '' }: ProofChoice,
): MailValues {
  const sample = readableSamples({ template, language, form });
  const { event } = campaign;
  const calendar = setup?.calendars.campaign;
  const source = sourceOf(plan, language, version);
  return {
    ...sample,
    ...(event &&
      calendar && {
        event: {
          ...sample.event,
          ...buildEventFields(event, {
            ...{ campaign, language },
            instants: {
              startAt: instantOf(calendar, event.start),
              endAt: instantOf(calendar, event.end),
              doorsOpenAt: calendar.add(instantOf(calendar, event.start), event.doorsOpen, -1),
            },
          }),
        },
      }),
    campaign: { ...sample.campaign, ...buildCampaignFields(campaign, language) },
    sender: buildSenderFields(campaign),
    ...(source && { source }),
    timeZone: campaign.timeZone,
  };
}

/** The plan's source of this version of a text, else its first that has words in the language. */
function sourceOf(plan: LoadedCampaign['plan'], language: string, version: string): MailValues['source'] {
  const all = plan?.value.sources ?? {};
  const sources = Object.entries(all).flatMap(([id, { script, text }]) => {
    const words = textIn(text, language);
    const source = { name: sourceWords(all, id, language), text: words ?? '' };
    return words === undefined ? [] : [{ names: [id, script], source }];
  });
  return (sources.find(({ names }) => names.includes(version)) ?? sources[0])?.source;
}
