import type { LanguageWords } from './language-words.ts';

export interface CampaignText {
  readonly id: string;
  readonly words: LanguageWords;
  readonly country: string;
  /** Where it is not the country's own. */
  readonly language?: string;
  /** Local: `2027-02-01 09:00`. */
  readonly launchAt: string;
  /** Local date. */
  readonly start: string;
  readonly plan: string;
  /** Path of the editors' schemas, where there are any. */
  readonly schemas?: string;
}

/** A campaign file that validates, with a word beside what is to be filled in. */
export function campaignText({ id, words, country, language, launchAt, start, plan, schemas }: CampaignText): string {
  const schema = schemas === undefined ? '' : `# yaml-language-server: $schema=${schemas}campaign.schema.json\n`;
  const own =
    language === undefined
      ? ''
      : `language: ${language}                                # Baton has no texts in the country's own language yet\n`;
  return `${schema}# Everything that is left out has a good default: baton explain seminar. Is it complete? baton validate campaign.yaml
campaign: ${id}               # lower case and hyphens; never changes after launch
name: ${words.name}
workflow: seminar
plan: ${plan}                          # where the sources of your contacts are described
country: ${country}                                 # gives language, time zone, holidays, phone prefix, law
${own}launchAt: ${launchAt}                  # the first invitations
issue: ${words.issue}
solution: ${words.solution}
event:
  start: ${start} 14:00
  end: ${start} 17:30
  venue: ${words.venue}
  capacity: 70                              # seats, guests included
sender:
  organisation: Voorbeeld BV                # as in the register
  registration: KvK 00000000
  address: "Straat 1, 1000 AA Plaats"       # the law wants it in the first mail
  domain: voorbeeld.example
  privacy: "https://voorbeeld.example/privacy"
managers: { marketing: marketing@voorbeeld.example, sales: sales@voorbeeld.example }
audience: invitees.csv
reps: reps.yaml
files: { presentation: later, whitepaper: later }    # in content/files; later: marketing is reminded
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
