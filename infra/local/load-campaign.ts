import { createReadStream, existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { assignReps } from '../../workflows/audience/assign-reps.ts';
import { type Audience, readAudience } from '../../workflows/audience/read-audience.ts';
import { HOLIDAY_KEYS } from '../../workflows/calendar/holidays.ts';
import { isZone } from '../../workflows/calendar/zone.ts';
import { compileWorkflow } from '../../workflows/compile/compile-workflow.ts';
import { type CampaignSetup, createCalendars } from '../../workflows/domain/live-campaign.ts';
import type { Campaign } from '../../workflows/language/campaign-schema.ts';
import { type Plan, planSchema } from '../../workflows/language/plan-schema.ts';
import type { Problem } from '../../workflows/language/problem.ts';
import { readCampaign } from '../../workflows/language/read-campaign.ts';
import { type Rep, repsSchema } from '../../workflows/language/reps-schema.ts';
import { type WorkflowSource, workflowSchema } from '../../workflows/language/workflow-schema.ts';
import { readYaml, type YamlReading } from '../../workflows/language/yaml-source.ts';
import { createTextStore, type TextStore } from '../../workflows/texts/text-store.ts';
import { builtInWorkflow, readTextFile, sha256 } from './read-folder.ts';
import { BUILT_IN_TEXTS, readTexts } from './read-texts.ts';

type Located<T> = { readonly file: string; readonly value: T; readonly locate: YamlReading<T>['locate'] };

/** A campaign's folder as it was read: what could be read, and every problem in it. */
export interface LoadedCampaign {
  readonly folder: string;
  readonly campaign?: Located<Campaign>;
  readonly workflow?: WorkflowSource;
  readonly plan?: Located<Plan>;
  readonly reps?: Located<readonly Rep[]>;
  readonly audience?: Audience;
  readonly texts: TextStore;
  /** The campaign's own texts by path in its content folder. */
  readonly ownTexts: ReadonlyMap<string, string>;
  /** Ready to run; absent while there are errors. */
  readonly setup?: CampaignSetup;
  readonly problems: readonly Problem[];
}

/** Reads a campaign file and everything it names. Never throws on what stands in the files. */
export async function loadCampaign(path: string): Promise<LoadedCampaign> {
  const folder = dirname(path);
  const problems: Problem[] = [];
  const reading = readCampaign(basename(path), readTextFile(path) ?? '', createShelf(folder));
  problems.push(...reading.problems);
  const campaign = reading.value && { file: basename(path), value: reading.value, locate: reading.locate };
  const content = join(folder, campaign?.value.content.folder ?? 'content');
  const ownTexts = existsSync(content) ? readTexts(content) : new Map<string, string>();
  const texts = createTextStore({ campaign: ownTexts, builtIn: readTexts(BUILT_IN_TEXTS) });
  const empty = { folder, texts, ownTexts, problems };
  if (!campaign || !reading.workflow) return empty;
  const reps = readReps(folder, campaign.value, problems);
  const plan = readPlan(folder, campaign.value, problems);
  const audience = await readInvitees(folder, campaign.value, { reps: reps?.value ?? [], plan: plan?.value, problems });
  const loaded = { ...empty, campaign, workflow: reading.workflow, ...(reps && { reps }), ...(plan && { plan }), ...(audience && { audience }) };
  if (problems.some((problem) => problem.severity === 'error' && problem.file !== campaign.value.audience.file)) return loaded;
  return { ...loaded, setup: createSetup(campaign.value, reading.workflow, reps?.value ?? [], plan?.value ?? planSchema.parse({ plan: 'none' })) };
}

/** Ready to run: settings filled in, people by address, a calendar for everybody. */
export function createSetup(campaign: Campaign, source: WorkflowSource, reps: readonly Rep[], plan: Plan): CampaignSetup {
  const workflow = compileWorkflow(source, { settings: campaign.settings, nurture: campaign.content.nurture, hash: sha256 });
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

function createShelf(folder: string) {
  const read = (name: string): string | undefined => builtInWorkflow(name) ?? readTextFile(join(folder, name));
  return {
    names: ['seminar'],
    find: (name: string) => {
      const text = read(name);
      return text === undefined ? undefined : (readYaml(name, text, workflowSchema).value ?? ('unreadable' as const));
    },
  };
}

function readNamed<T>(folder: string, name: string, read: (file: string, text: string) => YamlReading<T>, problems: Problem[]) {
  const path = join(folder, name);
  const text = readTextFile(path);
  if (text === undefined) {
    problems.push({ file: name, path: '', message: 'does not exist', severity: 'error' });
    return undefined;
  }
  const reading = read(name, text);
  problems.push(...reading.problems);
  return reading.value === undefined ? undefined : { file: name, value: reading.value, locate: reading.locate };
}

function readReps(folder: string, campaign: Campaign, problems: Problem[]): Located<readonly Rep[]> | undefined {
  if (campaign.reps === undefined) return undefined;
  const read = readNamed(folder, campaign.reps, (file, text) => readYaml(file, text, repsSchema), problems);
  return read && { file: read.file, value: read.value.reps, locate: read.locate };
}

function readPlan(folder: string, campaign: Campaign, problems: Problem[]): Located<Plan> | undefined {
  if (campaign.plan === undefined) return undefined;
  return readNamed(folder, campaign.plan, (file, text) => readYaml(file, text, planSchema), problems);
}

interface InviteesContext {
  readonly reps: readonly Rep[];
  readonly plan: Plan | undefined;
  readonly problems: Problem[];
}

async function readInvitees(folder: string, campaign: Campaign, context: InviteesContext): Promise<Audience | undefined> {
  const { file, suppress, assign } = campaign.audience;
  const path = join(folder, file);
  if (!existsSync(path)) {
    context.problems.push({ file, path: '', message: 'does not exist', severity: 'error' });
    return undefined;
  }
  const audience = await readAudience({
    file: relative(folder, path),
    bytes: createReadStream(path),
    defaults: { country: campaign.country ?? '', language: campaign.language, timeZone: campaign.timeZone },
    reps: context.reps,
    sources: Object.keys(context.plan?.sources ?? {}),
    hash: sha256,
    zoneExists: isZone,
    ...(campaign.reps !== undefined && { repsFile: campaign.reps }),
  });
  const { contacts, organisations, nobody } = audience;
  const assigned = assignReps({ file, contacts, organisations, reps: context.reps, order: assign, leave: nobody });
  context.problems.push(...audience.problems, ...assigned.problems);
  const suppressed = new Set(suppress.flatMap((name) => readSuppressed(join(folder, name))));
  return { ...audience, contacts: assigned.contacts.map((contact) => suppressed.has(contact.email ?? '') ? { ...contact, objectedAt: 0 } : contact) };
}

/** The addresses of a suppression list: whatever looks like one, in lower case. */
function readSuppressed(path: string): string[] {
  return [...(readTextFile(path) ?? '').matchAll(/[^\s;,"]+@[^\s;,"]+/g)].map((match) => match[0].toLowerCase());
}
