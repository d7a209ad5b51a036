import type { Campaign } from '../../../workflows/language/campaign-schema.ts';
import { mailWords } from '../../../workflows/story/mail-words.ts';
import { proofWords } from '../../../workflows/story/words/proof-in-language.ts';
import { PROOF_PARTS, type ProofPart } from '../../../workflows/story/words/proof-words.ts';
import { storyWords, wordOf } from '../../../workflows/story/words/story-in-language.ts';
import { buildCampaignFields, formOf } from '../../../workflows/texts/contact-values.ts';
import type { Form } from '../../../workflows/texts/mail-values.ts';
import { type RenderedMail, renderMail } from '../../../workflows/texts/render-mail.ts';
import { describeTemplate, templateOfFile } from '../../../workflows/texts/template-table.ts';
import type { LoadedCampaign } from '../load-campaign.ts';
import { textsByPart } from './proof-parts.ts';
import { proofValues } from './proof-values.ts';

/** A text as it goes out, and how the other form of address reads where that differs. */
export interface ProofVersion {
  /** For a source or a variant: `fair`; empty for everybody else. */
  readonly version: string;
  readonly origin: 'own' | 'builtIn';
  readonly form: Form;
  readonly mail: RenderedMail;
  readonly other?: RenderedMail;
}

interface InLanguage {
  readonly language: string;
  /** None: the text is missing in this language. */
  readonly versions: readonly ProofVersion[];
}

export interface ProofText {
  readonly template: string;
  readonly title: string;
  /** Who gets it, and when; empty for a text nobody but the campaign knows. */
  readonly when: string;
  readonly isScript: boolean;
  readonly languages: readonly InLanguage[];
}

/** Every text in every language, for the people who sign. */
export interface ProofSheet {
  /** Of the words around the texts. */
  readonly language: string;
  readonly name: string;
  readonly languages: readonly string[];
  readonly parts: readonly { readonly part: ProofPart; readonly texts: readonly ProofText[] }[];
}

/** Renders all texts of a campaign: its own and the built-in ones, each as its readers would get it. */
export function proofSheet(campaign: Campaign, loaded: LoadedCampaign): ProofSheet {
  const { language } = campaign;
  const { texts, audience } = loaded;
  const languages = [...new Set([language, ...(audience?.languages.keys() ?? []), ...texts.languages])];
  const byPart = textsByPart(loaded);
  const words = proofWords(language);
  return {
    language,
    name: buildCampaignFields(campaign, language).name,
    languages,
    parts: PROOF_PARTS.flatMap((part) => {
      const templates = byPart.get(part) ?? [];
      return templates.length === 0
        ? []
        : [{ part, texts: templates.map((template) => textOf(template, { campaign, loaded, languages })) }];
    }),
  };

  function textOf(template: string, on: In): ProofText {
    const general = template.startsWith('nurture-') ? 'nurture' : template;
    return {
      template,
      title: titleOf(template, language),
      when: Object.hasOwn(words.when, general) ? wordOf(words.when, general) : '',
      isScript: describeTemplate(template).receiver === 'script',
      languages: on.languages.map((one) => ({ language: one, versions: versionsOf(template, one, on) })),
    };
  }
}

interface In {
  readonly campaign: Campaign;
  readonly loaded: LoadedCampaign;
  readonly languages: readonly string[];
}

function titleOf(template: string, language: string): string {
  const { receiver } = describeTemplate(template);
  const story = storyWords(language);
  const last = template.split('/').at(-1) ?? template;
  const name =
    receiver === 'script'
      ? `${proofWords(language).script} ${last}`
      : receiver === 'rep' || receiver === 'manager'
        ? wordOf(story.notices, last)
        : mailWords(template, story);
  return `${name.charAt(0).toLocaleUpperCase(language)}${name.slice(1)}`;
}

/** The text for everybody first, then those for a source or a variant, by name. */
function versionsOf(template: string, language: string, { campaign, loaded }: In): readonly ProofVersion[] {
  const { texts, ownTexts } = loaded;
  const own = [...ownTexts.keys()].flatMap((path) => {
    const file = templateOfFile(path);
    return file?.template === template && file.language === language ? [versionIn(path)] : [];
  });
  const form = formOf(campaign, language);
  const render = (version: string, as: Form) => {
    const values = proofValues(campaign, loaded, { template, language, form: as, version });
    const rendered = renderMail({
      template,
      language,
      form: as,
      texts,
      values,
      sources: version === '' ? [] : [version],
    });
    return rendered.ok ? rendered.mail : undefined;
  };
  return [...new Set(['', ...own.sort()])].flatMap((version) => {
    const mail = render(version, form);
    if (!mail) return [];
    const other = render(version, form === 'formal' ? 'informal' : 'formal');
    const differs = other !== undefined && (other.text !== mail.text || other.subject !== mail.subject);
    const origin = own.includes(version) ? 'own' : 'builtIn';
    return [{ version, origin, form, mail, ...(differs && { other }) }];
  });
}

/** `nl/invitation.fair.md` → `fair`. */
function versionIn(path: string): string {
  return /[^/.]+\.(.+)\.md$/.exec(path)?.[1] ?? '';
}
