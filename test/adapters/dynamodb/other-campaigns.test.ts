import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createDynamoOtherCampaigns } from '../../../functions/adapters/dynamodb/dynamo-other-campaigns.ts';
import { storedEnrollment } from '../../../functions/adapters/dynamodb/stored-enrollment.ts';
import { createTableClient } from '../../../functions/adapters/dynamodb/table-access.ts';
import type { Enrollment } from '../../../workflows/domain/enrollment.ts';
import { anEnrollment } from '../../contracts/items.ts';

/** A contact's partition: his enrollments, and behind each its story. */
function partition(enrollments: readonly Enrollment[]) {
  const pk = 'C#anna';
  const items = enrollments.flatMap((enrollment) => {
    const sk = `E#${enrollment.campaign}`;
    const story = ['#TOKEN', '#V#00000001#00', '#V#00000002#00', '#T#x'].map((part) => ({ pk, sk: `${sk}${part}` }));
    return [{ ...storedEnrollment.write(enrollment), pk, sk }, ...story];
  });
  const sorted = [{ pk, sk: 'CONTACT' }, ...items].sort((one, other) => (one.sk < other.sk ? -1 : 1));
  const client = createTableClient(new DynamoDBClient({ region: 'eu-west-1' }));
  const mock = mockClient(client);
  const reads: number[] = [];
  mock.on(QueryCommand).callsFake(({ ExpressionAttributeValues: values, Limit }: QueryCommandInput) => {
    const between = sorted.filter(({ sk }) => sk >= values?.[':from'] && sk <= values?.[':to']);
    const found = between.slice(0, Limit);
    reads.push(found.length);
    return { Items: found };
  });
  return { others: createDynamoOtherCampaigns({ client, table: 't' }), reads };
}

describe('the campaigns of a contact', () => {
  it('are those in which he is open, whatever lies behind them', async () => {
    const { others } = partition([
      anEnrollment('a', { campaign: 'afrika' }),
      anEnrollment('b', { campaign: 'afrika-2', status: 'ended', outcome: 'yes' }),
      anEnrollment('c', { campaign: 'azie' }),
    ]);
    expect((await others.openOf('anna')).map(({ campaign }) => campaign)).toEqual(['afrika', 'azie']);
  });

  it('cost one item each, and one look', async () => {
    const { others, reads } = partition([
      anEnrollment('a', { campaign: 'afrika' }),
      anEnrollment('c', { campaign: 'azie' }),
    ]);
    await others.openOf('anna');
    expect(reads).toEqual([1, 1, 0]);
  });

  it('are none for who is new', async () => {
    expect(await partition([]).others.openOf('anna')).toEqual([]);
  });
});
