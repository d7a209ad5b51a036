import { join } from 'node:path';
import type { Problem } from '../../workflows/language/problem.ts';
import type { WorkflowShelf } from '../../workflows/language/read-campaign.ts';
import { readWorkflow } from '../../workflows/language/workflow-rules.ts';
import { BUILT_IN_WORKFLOWS, builtInWorkflow, readTextFile } from './read-folder.ts';

/** A shelf that remembers the texts of what was found on it, by name. */
export interface ReadShelf extends WorkflowShelf {
  readonly texts: ReadonlyMap<string, string>;
}

/** The workflows a campaign in a folder may name. What is wrong in one that it names goes to `problems`. */
export function createShelf(folder: string, problems: Problem[]): ReadShelf {
  const texts = new Map<string, string>();
  return {
    texts,
    names: BUILT_IN_WORKFLOWS,
    find: (name) => {
      const text = builtInWorkflow(name) ?? (/\.ya?ml$/.test(name) ? readTextFile(join(folder, name)) : undefined);
      if (text === undefined) return undefined;
      texts.set(name, text);
      const reading = readWorkflow(name, text);
      problems.push(...reading.problems);
      return reading.value ?? 'unreadable';
    },
  };
}
