import { type CampaignCheck, type CampaignRule, createContext } from './campaign-check.ts';
import { calendarIsKnown, datesAreToCome, handOffKnowsWhoCame, launchLeavesTime } from './campaign-date-rules.ts';
import { experimentsAddUp, filesAreNamed, filesExist } from './campaign-file-rules.ts';
import { sortProblems } from './format-problem.ts';
import type { Problem } from './problem.ts';
import { repProblems } from './rep-rules.ts';
import { textsExist } from './text-rules.ts';

const RULES: readonly CampaignRule[] = [
  calendarIsKnown,
  datesAreToCome,
  launchLeavesTime,
  handOffKnowsWhoCame,
  filesExist,
  filesAreNamed,
  experimentsAddUp,
  textsExist,
  repProblems,
];

/** What is wrong with a campaign that reads well: dates, files, texts and reps against each other, in the order of the file. */
export function checkCampaign(check: CampaignCheck): Problem[] {
  const context = createContext(check);
  const problems = RULES.flatMap((rule) => rule(context));
  const files = [...new Set(problems.map(({ file }) => file))];
  return files.flatMap((file) => sortProblems(problems.filter((problem) => problem.file === file)));
}
