import type { LanguageWords } from './language-words.ts';

/** The workflows a new campaign can be made for. */
export const NEW_WORKFLOWS = ['seminar', 'webinar', 'nurture'] as const;
export type NewWorkflow = (typeof NEW_WORKFLOWS)[number];

/** The items a new campaign of content starts with. */
export const FIRST_ITEMS: readonly string[] = ['first', 'second'];

export interface CampaignText {
  readonly workflow: NewWorkflow;
  readonly id: string;
  readonly words: LanguageWords;
  readonly country: string;
  /** Where it is not the country's own. */
  readonly language?: string;
  /** Local: `2027-02-01 09:00`. */
  readonly launchAt: string;
  /** Local date of the event; of a campaign around none the day of its launch. */
  readonly start: string;
  readonly plan: string;
  /** Path of the editors' schemas, where there are any. */
  readonly schemas?: string;
}

/** A campaign file that validates, with a word beside what is to be filled in. */
export function campaignText(text: CampaignText): string {
  const { workflow, id, words, country, language, launchAt, plan, schemas } = text;
  const schema = schemas === undefined ? '' : `# yaml-language-server: $schema=${schemas}campaign.schema.json\n`;
  const own =
    language === undefined
      ? ''
      : `language: ${language}                                # Baton has no texts in the country's own language yet\n`;
  return `${schema}# Everything that is left out has a good default: baton explain ${workflow}. Is it complete? baton validate campaign.yaml
campaign: ${id}               # lower case and hyphens; never changes after launch
name: ${words.name[workflow]}
workflow: ${workflow}
plan: ${plan}                          # where the sources of your contacts are described
country: ${country}                                 # gives language, time zone, holidays, phone prefix, law
${own}launchAt: ${launchAt}                  # ${workflow === 'nurture' ? 'the first item' : 'the first invitations'}
issue: ${words.issue}
solution: ${words.solution}
${eventText(text)}sender:
  organisation: Voorbeeld BV                # as in the register
  registration: KvK 00000000
  address: "Straat 1, 1000 AA Plaats"       # the law wants it in the first mail
  domain: voorbeeld.example
  privacy: "https://voorbeeld.example/privacy"
managers: { marketing: marketing@voorbeeld.example, sales: sales@voorbeeld.example }
audience: invitees.csv
reps: reps.yaml
${filesText(workflow)}`;
}

function eventText({ workflow, words, start }: CampaignText): string {
  if (workflow === 'nurture') return '';
  if (workflow === 'webinar')
    return `event:
  start: ${start} 15:00
  end: ${start} 16:00
  venue: { online: "https://voorbeeld.example/webinar" }    # the link everybody takes part by
  guestsPerContact: 0                       # who wants to watch signs up by himself
`;
  return `event:
  start: ${start} 14:00
  end: ${start} 17:30
  venue: ${words.venue}
  capacity: 70                              # seats, guests included
`;
}

function filesText(workflow: NewWorkflow): string {
  if (workflow === 'nurture')
    return `content:
  nurture: [ ${FIRST_ITEMS.join(', ')} ]                  # one text an item: content/<language>/nurture-<item>.md
`;
  const file = workflow === 'webinar' ? 'recording' : 'presentation';
  return `files: { ${file}: later, whitepaper: later }    # in content/files; later: marketing is reminded
`;
}

/** Two reps who stand in for each other. */
export function repsText(schemas: string | undefined): string {
  const schema = schemas === undefined ? '' : `# yaml-language-server: $schema=${schemas}reps.schema.json\n`;
  return `${schema}# Who calls. Phone numbers stand in quotes: YAML eats + and leading zeros.
reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, phone: "+31 10 000 00 01", callsPerDay: 8, deputy: lotte@voorbeeld.example }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, phone: "+31 10 000 00 02", callsPerDay: 8, deputy: pieter@voorbeeld.example }
`;
}

/** A plan with one source: a first campaign needs no more. */
export function planText(year: string, { source }: LanguageWords): string {
  return `# The year's plan of marketing and sales. A first campaign needs its sources only.
plan: "${year}"
sources:
  fair: { name: Fair, text: "${source}" }    # stands in the first mail: how we come by somebody's address
`;
}
