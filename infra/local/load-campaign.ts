import { basename, dirname, join } from 'node:path';
import { createSetup } from '../../functions/shared/create-setup.ts';
import type { Audience } from '../../workflows/audience/audience.ts';
import { sourceTextProblems } from '../../workflows/audience/source-texts.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { checkCampaign } from '../../workflows/language/campaign-rules.ts';
import type { Campaign } from '../../workflows/language/campaign-schema.ts';
import { type Plan, planSchema } from '../../workflows/language/plan-schema.ts';
import type { Problem, Severity } from '../../workflows/language/problem.ts';
import { readCampaign } from '../../workflows/language/read-campaign.ts';
import type { Rep } from '../../workflows/language/reps-schema.ts';
import type { WorkflowSource } from '../../workflows/language/workflow-schema.ts';
import { readYaml } from '../../workflows/language/yaml-source.ts';
import type { TextStore } from '../../workflows/texts/text-store.ts';
import { guessFiles, namedFiles } from './named-files.ts';
import { type CampaignTexts, checkCampaignTexts, readCampaignTexts } from './read-campaign-texts.ts';
import { listFiles, readTextFile } from './read-folder.ts';
import { readInvitees } from './read-invitees.ts';
import { filesBeside, type Located, readNamed, readReps } from './read-named.ts';
import { createShelf } from './workflow-shelf.ts';

/** A campaign's folder as it was read: what could be read, and every problem in it. */
export interface LoadedCampaign {
  readonly folder: string;
  readonly campaign?: Located<Campaign>;
  readonly workflow?: WorkflowSource;
  /** The workflow's file as it was read. */
  readonly workflowText?: string;
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
  const workflows = createShelf(folder, ofWorkflow);
  const reading = readCampaign(file, text ?? '', workflows);
  const { workflow } = reading;
  const campaign = reading.value && { file, text: text ?? '', value: reading.value, locate: reading.locate };
  const workflowText = campaign && workflows.texts.get(campaign.value.workflow);
  const named = campaign ? namedFiles(campaign.value) : guessFiles(file, text ?? '');
  const ofFiles: Problem[] = [];
  const beside = filesBeside({ folder, campaign: { file, locate: reading.locate } });
  const shelf = { folder, problems: ofFiles, missing: beside };
  const reps = readReps(shelf, named.reps);
  const plan = readNamed(shelf, named.plan, {
    key: 'plan',
    read: (name, source) => readYaml(name, source, planSchema),
  });
  const invitees = { folder, named, reps: reps?.value, plan: plan?.value, missing: beside };
  const audience = await readInvitees(invitees, ofFiles);
  if (audience && plan) ofFiles.push(...sourceTextProblems({ ...audience, plan }));
  const texts = readCampaignTexts(folder, named.content);
  const read = {
    ...(campaign && { campaign }),
    ...(workflow && { workflow }),
    ...(workflowText !== undefined && { workflowText }),
    ...(reps && { reps }),
    ...(plan && { plan }),
    ...(audience && { audience }),
  };
  const ofCampaign: Problem[] =
    text === undefined ? [{ file, path: '', message: 'does not exist', severity: 'error' }] : [...reading.problems];
  const problems = [
    ...ofCampaign,
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
  return {
    ...loaded,
    setup: createSetup({
      campaign: campaign.value,
      workflow,
      reps: reps?.value ?? [],
      plan: plan?.value ?? planSchema.parse(NO_PLAN),
    }),
  };
}

/** What stands for the plan of a campaign that names none. */
export const NO_PLAN = { plan: 'none' };

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
