import { sortProblems } from './format-problem.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './workflow-findings.ts';
import { edgesOf } from './workflow-graph.ts';
import { serviceIsService } from './workflow-kind-rule.ts';
import { asksLeadSomewhere, groupsAgree, signalsCanBeSent, targetsExist } from './workflow-name-rules.ts';
import {
  decisionsDoNotRecycle,
  everyPathEnds,
  loopsWait,
  onlyPeopleEnd,
  stepsAreReachable,
  touchesHaveTexts,
  waitsAreDue,
} from './workflow-path-rules.ts';
import { type WorkflowSource, workflowSchema } from './workflow-schema.ts';
import { eventIsNeeded, factsExist, settingsExist, settingsKeepBounds } from './workflow-value-rules.ts';
import { readYaml, type YamlReading } from './yaml-source.ts';

const NAME_RULES: readonly Rule[] = [
  targetsExist,
  signalsCanBeSent,
  asksLeadSomewhere,
  groupsAgree,
  settingsExist,
  factsExist,
  eventIsNeeded,
  settingsKeepBounds,
  waitsAreDue,
  touchesHaveTexts,
  serviceIsService,
];

/** These follow the ways from step to step, so that a misspelt name would be reported again as a missing way. */
const PATH_RULES: readonly Rule[] = [stepsAreReachable, loopsWait, everyPathEnds, onlyPeopleEnd, decisionsDoNotRecycle];

/** Reads a workflow file and checks that it can run: `compileWorkflow` takes what has no problem. Never throws. */
export function readWorkflow(file: string, text: string): YamlReading<WorkflowSource> {
  const reading = readYaml(file, text, workflowSchema);
  const problems = reading.value ? checkWorkflow(file, reading.value, reading.locate) : reading.problems;
  return problems.length === 0 ? reading : { problems, locate: reading.locate };
}

function checkWorkflow(file: string, source: WorkflowSource, locate: YamlReading<unknown>['locate']): Problem[] {
  const input = { source, edges: edgesOf(source) };
  const found = NAME_RULES.flatMap((rule) => rule(input));
  const names = targetsExist(input);
  if (names.length === 0) found.push(...PATH_RULES.flatMap((rule) => rule(input)));
  return sortProblems(
    found.map(({ path, message, at, ...rest }) => ({
      file,
      ...locate(path, at),
      path: path.join('.'),
      message,
      severity: 'error',
      ...rest,
    })),
  );
}
