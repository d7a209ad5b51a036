import { basename, dirname, join } from 'node:path';
import type { Audience } from '../../workflows/audience/read-audience.ts';
import { sourceTextProblems } from '../../workflows/audience/source-texts.ts';
import { HOLIDAY_KEYS } from '../../workflows/calendar/holidays.ts';
import { compileWorkflow } from '../../workflows/compile/compile-workflow.ts';
import { type CampaignSetup, createCalendars } from '../../workflows/domain/live-campaign.ts';
import { checkCampaign } from '../../workflows/language/campaign-rules.ts';
import type { Campaign } from '../../workflows/language/campaign-schema.ts';
import { type Plan, planSchema } from '../../workflows/language/plan-schema.ts';
import type { Problem, Severity } from '../../workflows/language/problem.ts';
import { readCampaign } from '../../workflows/language/read-campaign.ts';
import { readRepsCsv } from '../../workflows/language/reps-csv.ts';
import { type Rep, repsSchema } from '../../workflows/language/reps-schema.ts';
import type { WorkflowSource } from '../../workflows/language/workflow-schema.ts';
import { readYaml, type YamlReading } from '../../workflows/language/yaml-source.ts';
import type { TextStore } from '../../workflows/texts/text-store.ts';
import { guessFiles, namedFiles } from './named-files.ts';
import { type CampaignTexts, checkCampaignTexts, readCampaignTexts } from './read-campaign-texts.ts';
import { listFiles, readTextFile, sha256 } from './read-folder.ts';
import { readInvitees } from './read-invitees.ts';
import { createShelf } from './workflow-shelf.ts';

type Located<T> = { readonly file: string; readonly value: T; readonly locate: YamlReading<T>['locate'] };

/** A campaign's folder as it was read: what could be read, and every problem in it. */
export interface LoadedCampaign {
  readonly folder: string;
  readonly campaign?: Located<Campaign>;
  readonly workflow?: WorkflowSource;
  readonly plan?: Located<Plan>;
  readonly reps?: Located<readonly Rep[]>;
  readonly audience?: Audience;
  /** The file the audience was read from, as messages name it. */
  readonly audienceFile?: string;
  readonly texts: TextStore;
  /** The campaign's own texts by path in its content folder. */
  readonly ownTexts: ReadonlyMap<string, string>;
  /** Ready to run; absent while there are errors. */
  readonly setup?: CampaignSetup;
  readonly problems: readonly Problem[];
}

export interface LoadOptions {
  /** The present instant in the campaign's zone, to tell dates that are over; left out: no date is. */
  readonly now?: (timeZone: string) => number;
  /** What a date in the past is. Default: a warning. */
  readonly past?: Severity;
}

/** Reads a campaign file and everything it names, and holds all of it against each other. Never throws on what stands in the files. */
export async function loadCampaign(path: string, options: LoadOptions = {}): Promise<LoadedCampaign> {
  const [folder, file] = [dirname(path), basename(path)];
  const text = readTextFile(path);
  const ofWorkflow: Problem[] = [];
  const reading = readCampaign(file, text ?? '', createShelf(folder, ofWorkflow));
  const { workflow } = reading;
  const campaign = reading.value && { file, value: reading.value, locate: reading.locate };
  const named = campaign ? namedFiles(campaign.value) : guessFiles(file, text ?? '');
  const ofFiles: Problem[] = [];
  const reps = readReps(folder, named.reps, ofFiles);
  const plan = readNamed(folder, named.plan, {
    read: (name, source) => readYaml(name, source, planSchema),
    problems: ofFiles,
  });
  const invitees = { folder, named, reps: reps?.value ?? [], plan: plan?.value };
  const audience = await readInvitees(invitees, ofFiles);
  if (audience && plan) ofFiles.push(...sourceTextProblems({ ...audience, plan }));
  const texts = readCampaignTexts(folder, named.content);
  const read = {
    ...(campaign && { campaign }),
    ...(workflow && { workflow }),
    ...(reps && { reps }),
    ...(plan && { plan }),
    ...(audience && { audience }),
  };
  const missing: Problem[] =
    text === undefined ? [{ file, path: '', message: 'does not exist', severity: 'error' }] : [...reading.problems];
  const problems = [
    ...missing,
    ...ofWorkflow,
    ...rules({ folder, texts, ...read }, options),
    ...ofFiles,
    ...checkCampaignTexts(texts, named.content),
  ];
  const found = {
    texts: texts.store,
    ownTexts: texts.own,
    ...(named.audience !== undefined && { audienceFile: named.audience }),
  };
  const loaded = { folder, ...found, ...read, problems };
  // A row that goes to nobody is an error to mend, not one that stops the other rows.
  const stops = problems.some((problem) => problem.severity === 'error' && problem.file !== named.audience);
  if (!campaign || !workflow || stops || !audience?.contacts.length) return loaded;
  return { ...loaded, setup: createSetup(campaign.value, workflow, reps?.value ?? [], plan?.value ?? NO_PLAN) };
}

const NO_PLAN = planSchema.parse({ plan: 'none' });

/** Ready to run: settings filled in, people by address, a calendar for everybody. */
export function createSetup(
  campaign: Campaign,
  source: WorkflowSource,
  reps: readonly Rep[],
  plan: Plan,
): CampaignSetup {
  const workflow = compileWorkflow(source, {
    settings: campaign.settings,
    nurture: campaign.content.nurture,
    hash: sha256,
  });
  const byEmail = new Map(reps.map((rep) => [rep.email, rep]));
  return { campaign, workflow, plan, reps: byEmail, calendars: createCalendars(campaign, byEmail, holidayKey) };
}

/** `DE` and `NW` → `DE-NW`, else `DE`, else none known. */
function holidayKey(country: string | undefined, region: string | undefined): string | undefined {
  if (country === undefined) return undefined;
  const whole = region === undefined ? country : `${country}-${region}`;
  if (HOLIDAY_KEYS.includes(whole)) return whole;
  const usual = country === 'GB' ? 'GB-ENG' : country;
  return HOLIDAY_KEYS.includes(usual) ? usual : undefined;
}

type Read = Pick<LoadedCampaign, 'folder' | 'campaign' | 'workflow' | 'reps' | 'plan' | 'audience'> & {
  readonly texts: CampaignTexts;
};

/** The rules on files that read well; a campaign with problems of its own has none of these yet. */
function rules({ folder, campaign, workflow, reps, plan, audience, texts }: Read, options: LoadOptions): Problem[] {
  if (!campaign || !workflow) return [];
  const { timeZone, content } = campaign.value;
  return checkCampaign({
    campaign,
    workflow,
    ...(reps && { reps }),
    ...(plan && { plan }),
    ...(options.now && { now: options.now(timeZone) }),
    past: options.past ?? 'warning',
    files: listFiles(join(folder, content.folder)).map((name) => `${content.folder}/${name}`),
    texts: { has: texts.has, languages: audience?.languages ?? new Map() },
  });
}

interface Reader<T> {
  readonly read: (file: string, text: string) => YamlReading<T>;
  readonly problems: Problem[];
}

function readNamed<T>(folder: string, name: string | undefined, { read, problems }: Reader<T>): Located<T> | undefined {
  if (name === undefined) return undefined;
  const text = readTextFile(join(folder, name));
  if (text === undefined) {
    problems.push({ file: name, path: '', message: 'does not exist', severity: 'error' });
    return undefined;
  }
  const reading = read(name, text);
  problems.push(...reading.problems);
  return reading.value === undefined ? undefined : { file: name, value: reading.value, locate: reading.locate };
}

function readReps(folder: string, name: string | undefined, problems: Problem[]): Located<readonly Rep[]> | undefined {
  const read = readNamed(folder, name, {
    read: (file, text) => (/\.csv$/i.test(file) ? readRepsCsv(file, text) : readYaml(file, text, repsSchema)),
    problems,
  });
  return read && { ...read, value: read.value.reps };
}
