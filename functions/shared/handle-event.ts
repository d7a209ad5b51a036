import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type { Counter } from './counter.ts';
import type { BatchAnswer } from './take-batch.ts';
import { takeBatch } from './take-batch.ts';

/** What stands around every function of Baton. */
export interface Surroundings {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly counter: Counter;
  /** Throws where a test asked this function to fail. */
  readonly gate: () => void;
}

/** Logger and metrics of a function. Only ids are ever logged: no event, no item, no address. */
export function createTelemetry(stage: string, name: string): Pick<Surroundings, 'logger' | 'metrics'> {
  const serviceName = `baton-${stage}-${name}`;
  return {
    logger: new Logger({ serviceName, logLevel: 'ERROR' }),
    metrics: new Metrics({ namespace: 'Baton', serviceName }),
  };
}

/** A Lambda handler around a use case: logger, metrics, and what the adapters counted. A fault passes through, so that it is brought again. */
export function handleEvent<Event, Answer>(
  { logger, metrics, counter, gate }: Surroundings,
  work: (event: Event) => Promise<Answer>,
) {
  return middy<Event, Answer>()
    .use(injectLambdaContext(logger, { resetKeys: true }))
    .use(logMetrics(metrics, { throwOnEmptyMetrics: false }))
    .handler(async (event: Event, _context: Context) => {
      try {
        gate();
        return await work(event);
      } finally {
        for (const [what, count] of counter.take()) metrics.addMetric(what, MetricUnit.Count, count);
      }
    });
}

interface Batch<Event, Entry> {
  readonly read: (event: Event) => readonly { readonly id: string; readonly entry: Entry }[];
  readonly work: (entry: Entry) => Promise<unknown>;
}

/** A handler of a queue or stream: each record by itself, only the failed ones come again. */
export function handleBatch<Event, Entry>(around: Surroundings, { read, work }: Batch<Event, Entry>) {
  const failed = (record: string, fault: unknown): void => {
    const { name, message } = fault instanceof Error ? fault : new Error('not an error');
    around.logger.error('a record failed and comes again', { record, fault: name, why: message });
  };
  return handleEvent<Event, BatchAnswer>(around, (event) => takeBatch(read(event), work, failed));
}
