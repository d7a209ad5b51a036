import type { CampaignRule } from './campaign-check.ts';
import type { WorkflowSource } from './workflow-schema.ts';
import type { SourceValue } from './workflow-values.ts';

const LANGUAGES: Readonly<Record<string, string>> = {
  nl: 'Dutch',
  da: 'Danish',
  de: 'German',
  en: 'English',
  fr: 'French',
  es: 'Spanish',
  it: 'Italian',
  pl: 'Polish',
  sv: 'Swedish',
  no: 'Norwegian',
  fi: 'Finnish',
};

/** Every text that reaches a contact exists in the language of everybody who may get it. */
export const textsExist: CampaignRule = ({ check, campaign }) => {
  const { texts, workflow } = check;
  if (!texts) return [];
  const templates = contactTexts(workflow, campaign.content.nurture);
  return [...texts.languages].flatMap(([language, { contacts, lines }]) =>
    templates
      .filter((template) => !texts.has(language, template))
      .map((template) => ({
        file: `${campaign.content.folder}/${language}`,
        path: '',
        severity: 'error' as const,
        message: `${template} is missing in ${LANGUAGES[language] ?? language}: ${contacts} ${contacts === 1 ? 'contact has' : 'contacts have'} language ${language} (${rows(lines, contacts)}). Write ${campaign.content.folder}/${language}/${template}.md, or set language in ${contacts === 1 ? 'that row' : 'those rows'}. Nothing is sent in another language by itself.`,
      })),
  );
};

function rows(lines: readonly number[], contacts: number): string {
  const named = lines.slice(0, 3).join(', ');
  if (contacts === 1) return `row ${named}`;
  return `rows ${named}${contacts > 3 ? ' …' : ''}`;
}

/** Names of all texts a workflow may use for contacts, call scripts as `scripts/<name>`, each once, in its order. */
export function contactTexts(workflow: WorkflowSource, nurture: readonly string[]): string[] {
  const names = Object.values(workflow.steps).flatMap((step): string[] => {
    if (step.do === 'email') {
      const rotated = step.rotate === undefined ? [] : nurture.map((item) => `nurture-${item}`);
      return [...namesOf(step.template), ...Object.keys(step.variants ?? {}), ...rotated];
    }
    if (step.do === 'letter') return namesOf(step.template);
    return step.do === 'call' ? namesOf(step.script).map((name) => `scripts/${name}`) : [];
  });
  return [...new Set(names)];
}

function namesOf(value: SourceValue | undefined): string[] {
  if (value === undefined) return [];
  if (typeof value !== 'object') return [String(value)];
  return Object.entries(value)
    .filter(([key]) => key !== 'by')
    .map(([, name]) => String(name));
}
