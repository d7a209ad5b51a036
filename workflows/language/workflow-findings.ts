import type { Edge } from './workflow-graph.ts';
import type { WorkflowSource } from './workflow-schema.ts';

/** What a rule found, by the place in the file; `workflow-rules.ts` adds line and column. */
export interface Finding {
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly at?: 'key' | 'value';
  readonly got?: string;
  readonly allowed?: readonly string[];
}

/** What every rule looks at. */
export interface RuleInput {
  readonly source: WorkflowSource;
  readonly edges: readonly Edge[];
}

export type Rule = (input: RuleInput) => readonly Finding[];
