import { join } from 'node:path';
import type { Problem } from '../../workflows/language/problem.ts';
import type { WorkflowShelf } from '../../workflows/language/read-campaign.ts';
import { readWorkflow } from '../../workflows/language/workflow-rules.ts';
import { builtInWorkflow, readTextFile } from './read-folder.ts';

/** The workflows a campaign in a folder may name. What is wrong in one that it names goes to `problems`. */
export function createShelf(folder: string, problems: Problem[]): WorkflowShelf {
  return {
    names: ['seminar'],
    find: (name) => {
      const text = builtInWorkflow(name) ?? (/\.ya?ml$/.test(name) ? readTextFile(join(folder, name)) : undefined);
      if (text === undefined) return undefined;
      const reading = readWorkflow(name, text);
      problems.push(...reading.problems);
      return reading.value ?? 'unreadable';
    },
  };
}
