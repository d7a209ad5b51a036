import type { LoadedCampaign } from '../infra/local/load-campaign.ts';
import { proofValues } from '../infra/local/proof/proof-values.ts';
import type { Contact } from '../workflows/domain/contact.ts';
import { instantOf } from '../workflows/language/campaign-check.ts';
import type { Rep } from '../workflows/language/reps-schema.ts';
import { buildContactValues, formOf, previewLinks } from '../workflows/texts/contact-values.ts';
import { type RenderedMail, renderMail, type TextMissing } from '../workflows/texts/render-mail.ts';
import { describeTemplate } from '../workflows/texts/template-table.ts';
import { contactMeant, languageMeant, namesOfTexts, templateMeant } from './preview-request.ts';
import { UsageError } from './shell.ts';

export interface PreviewRequest {
  readonly template: string;
  readonly contact?: string;
  readonly language?: string;
}

/** One text as it would be read; `to` is the contact it was filled for, absent for one filled with samples. */
export interface Previewed {
  readonly rendered: { readonly ok: true; readonly mail: RenderedMail } | TextMissing;
  /** Its whole name, however it was written. */
  readonly template: string;
  readonly language: string;
  readonly to?: Contact;
  readonly rep?: Rep;
}

/**
 * Fills a text for a contact of the audience: the one asked for, else the first who reads that language. Texts for reps
 * and managers, and those of a campaign that is not ready to run, are filled with samples. Throws UsageError.
 */
export function previewText(loaded: LoadedCampaign, request: PreviewRequest): Previewed {
  const { campaign, setup, texts } = loaded;
  const { contact: email } = request;
  if (!campaign) throw new UsageError('the campaign file has errors: run baton validate first.');
  const template = templateMeant(request.template, namesOfTexts(loaded));
  const language = request.language === undefined ? undefined : languageMeant(request.language, texts.languages);
  const { receiver } = describeTemplate(template);
  const isInternal = receiver === 'rep' || receiver === 'manager';
  if (isInternal && email !== undefined)
    throw new UsageError(
      `--contact ${email}: ${template} goes to a ${receiver}, and is filled with samples. Leave --contact out.`,
    );
  const to = setup && !isInternal ? chooseContact(loaded, email, language) : undefined;
  const chosen = language ?? to?.language ?? campaign.value.language;
  const form = formOf(campaign.value, chosen);
  if (!setup || !to) {
    const sample = proofValues(campaign.value, loaded, { template, language: chosen, form });
    const rendered = renderMail({ template, language: chosen, form, texts, values: sample });
    return { rendered, template, language: chosen };
  }
  const values = valuesFor(setup, loaded, { contact: { ...to, language: chosen }, template });
  const source = to.source === undefined ? undefined : setup.plan.sources[to.source];
  const sources = [to.source, source?.script].filter((name) => name !== undefined);
  const rep = setup.reps.get(to.rep ?? '');
  const rendered = renderMail({ template, language: chosen, form, texts, values, sources });
  return { rendered, template, language: chosen, to, ...(rep && { rep }) };
}

function chooseContact(
  { audience }: LoadedCampaign,
  email: string | undefined,
  language: string | undefined,
): Contact | undefined {
  const contacts = audience?.contacts ?? [];
  if (email !== undefined) return contactMeant(email, contacts);
  return contacts.find((contact) => language === undefined || contact.language === language) ?? contacts[0];
}

type Setup = NonNullable<LoadedCampaign['setup']>;

function valuesFor(
  setup: Setup,
  { audience }: LoadedCampaign,
  about: { readonly contact: Contact; readonly template: string },
) {
  const { campaign, plan, reps, calendars } = setup;
  const { contact, template } = about;
  const organisation = audience?.organisations.find(({ id }) => id === contact.organisation);
  const rep = reps.get(contact.rep ?? '') ?? [...reps.values()][0];
  if (!rep) throw new UsageError('a mail needs a rep: reps.yaml has none.');
  const { event } = campaign;
  const at = (local: string) => instantOf(calendars.campaign, local);
  const file = template.startsWith('presentation') || template.startsWith('thank-you') ? 'presentation' : 'whitepaper';
  return buildContactValues({
    ...{ contact, campaign, rep, file },
    ...(organisation && { organisation }),
    sources: plan.sources,
    ...(event && {
      instants: {
        startAt: at(event.start),
        endAt: at(event.end),
        doorsOpenAt: calendars.campaign.add(at(event.start), event.doorsOpen, -1),
      },
    }),
    enrollment: 'preview',
    firstTouch: template === 'invitation' || template === 'letter-invitation',
    link: previewLinks(campaign.sender.domain),
  });
}
