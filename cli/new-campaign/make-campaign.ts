import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtInWorkflow } from '../../infra/local/read-folder.ts';
import { BUILT_IN_TEXTS } from '../../infra/local/read-texts.ts';
import { writeTextFile } from '../../infra/local/write-text-file.ts';
import { createCalendar } from '../../workflows/calendar/calendar.ts';
import { COUNTRIES } from '../../workflows/language/countries.ts';
import { planSchema } from '../../workflows/language/plan-schema.ts';
import { contactTexts } from '../../workflows/language/text-rules.ts';
import { readWorkflow } from '../../workflows/language/workflow-rules.ts';
import { readYaml } from '../../workflows/language/yaml-source.ts';
import { TEMPLATES } from '../../workflows/texts/template-table.ts';
import { UsageError } from '../shell.ts';
import { audienceText } from './audience-text.ts';
import { campaignText, FIRST_ITEMS, type NewWorkflow, planText, repsText } from './campaign-text.ts';
import { LANGUAGE_WORDS, writtenLanguage } from './language-words.ts';

export interface NewCampaign {
  readonly workflow: NewWorkflow;
  readonly id: string;
  /** Must not exist yet. */
  readonly folder: string;
  /** ISO 3166-1 code. */
  readonly country: string;
  /** Local date of the event; of a campaign around none the day of its launch. */
  readonly start: string;
}

/** Seminar.md recommends 30 business days from the invitations to the event. */
const LEAD_BUSINESS_DAYS = 30;
const NINE = 9 * 60;

/** Writes the folder of a new campaign: it validates as it is, and every word in it is there to be replaced. */
export function makeCampaign({ workflow, id, folder, country, start }: NewCampaign): void {
  const known = COUNTRIES.get(country);
  if (!known) throw new UsageError(`--country ${country}: one of ${[...COUNTRIES.keys()].join(', ')}.`);
  const language = writtenLanguage(known.language);
  const words = LANGUAGE_WORDS[language];
  const schemas = existsSync(join(folder, '../campaign.schema.json')) ? '../' : undefined;
  const shared = firstSource(join(folder, '../plan.yaml'));
  const write = (name: string, text: string) => writeTextFile(join(folder, name), text);
  const file = campaignText({
    ...{ workflow, id, words, country, start },
    ...(language !== known.language && { language }),
    launchAt: workflow === 'nurture' ? `${start} 09:00` : launchBefore(start, known),
    plan: shared === undefined ? 'plan.yaml' : '../plan.yaml',
    ...(schemas !== undefined && { schemas }),
  });
  write('campaign.yaml', file);
  write('reps.yaml', repsText(schemas));
  if (shared === undefined) write('plan.yaml', planText(start.slice(0, 4), words));
  const rep = 'pieter@voorbeeld.example';
  write('invitees.csv', audienceText({ words, country, language, source: shared ?? 'fair', rep }));
  for (const name of toWrite(workflow)) {
    const template = name.startsWith('nurture-') ? 'nurture' : name;
    write(`content/${language}/${name}.md`, readFileSync(join(BUILT_IN_TEXTS, language, `${template}.md`), 'utf8'));
  }
}

/** The texts a marketer must write for a workflow: those of its steps that cannot be known beforehand. */
export function toWrite(workflow: NewWorkflow): string[] {
  const { value } = readWorkflow(`${workflow}.yaml`, builtInWorkflow(workflow) ?? '');
  const used = value ? contactTexts(value, []) : [];
  const items = workflow === 'nurture' ? FIRST_ITEMS.map((item) => `nurture-${item}`) : [];
  const written = Object.entries(TEMPLATES).filter(([name, about]) => 'byMarketer' in about && used.includes(name));
  return [...written.map(([name]) => name), ...items];
}

/** Of a plan that several campaigns share; undefined where there is none. */
function firstSource(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  return Object.keys(readYaml('plan.yaml', readFileSync(path, 'utf8'), planSchema).value?.sources ?? {})[0];
}

function launchBefore(
  start: string,
  { timeZone, holidays }: { readonly timeZone: string; readonly holidays: string },
): string {
  const week = { 1: DAY, 2: DAY, 3: DAY, 4: DAY, 5: DAY, 6: [], 7: [] };
  const calendar = createCalendar({ zone: timeZone, hours: week, holidays, closed: [], absences: [] });
  const at = calendar.add(calendar.instant(start, NINE), { amount: LEAD_BUSINESS_DAYS, unit: 'business days' }, -1);
  return `${calendar.localDate(at)} 09:00`;
}

const DAY = [{ from: NINE, to: 17 * 60 }];
