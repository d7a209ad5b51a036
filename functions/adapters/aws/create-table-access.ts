import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createMeter } from '../dynamodb/meter.ts';
import { createTableClient, type TableAccess } from '../dynamodb/table-access.ts';
import type { Base } from './create-surroundings.ts';

/** The table of a deployment, metered: what its units come to is a metric of the function. */
export function createTableAccess({ counter, count }: Base, table: string): TableAccess {
  const meter = createMeter({
    onWrite: (units) => counter.add('WriteUnits', units),
    onRead: (units) => counter.add('ReadUnits', units),
  });
  return { client: createTableClient(new DynamoDBClient()), table, meter, count };
}
