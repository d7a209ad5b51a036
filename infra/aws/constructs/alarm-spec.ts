import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** One thing that must not stay as it is. */
export interface AlarmSpec {
  readonly name: string;
  /** Heading of its section in the runbook. @default the name */
  readonly section?: string;
  /** What is the matter, as a sentence. */
  readonly says: string;
  readonly metric: IMetric;
  /** @default more than `threshold` */
  readonly when?: 'above' | 'at-least' | 'below';
  readonly threshold: number;
  /** Periods of the metric in a row. @default 1 */
  readonly periods?: number;
  /** No figures are a bad sign, as for something that runs every five minutes. @default false */
  readonly missingIsBad?: boolean;
}
