import { BatchGetCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { createDynamoStore } from '../../../functions/adapters/dynamodb/dynamo-store.ts';
import { shardOf } from '../../../functions/adapters/dynamodb/keys.ts';
import { storedContact, storedOrganisation } from '../../../functions/adapters/dynamodb/stored-contact.ts';
import { storedEnrollment } from '../../../functions/adapters/dynamodb/stored-enrollment.ts';
import { getItems } from '../../../functions/adapters/dynamodb/table-access.ts';
import { Throttled, Unavailable } from '../../../workflows/errors.ts';
import { aContact, anEnrollment, anOrganisation } from '../../contracts/items.ts';
import { createMockedTable } from './mocked-table.ts';

const ID = 'annaaaaaaaaaaaaaaaaaaaaaaa';
const ENROLLMENT = { pk: 'C#anna', sk: 'E#probe' };
const POINTER = { pk: `E#${ID}`, sk: 'POINTER' };
const enrollment = anEnrollment(ID, { contact: 'anna' });
const stored = { ...ENROLLMENT, ...storedEnrollment.write(enrollment) };

describe('an enrollment', () => {
  it('is found by its pointer, which is read once, at half the price; itself consistently', async () => {
    const { access, mock, inputs } = createMockedTable();
    mock.on(GetCommand, { Key: POINTER }).resolves({ Item: { ...POINTER, contact: 'anna', campaign: 'probe' } });
    mock.on(GetCommand, { Key: ENROLLMENT }).resolves({ Item: stored });
    const store = createDynamoStore(access);
    expect(await store.enrollment(ID)).toEqual(enrollment);
    expect(await store.enrollment(ID)).toEqual(enrollment);
    expect(inputs()).toEqual([
      { TableName: 'baton-test', Key: POINTER, ConsistentRead: false },
      { TableName: 'baton-test', Key: ENROLLMENT, ConsistentRead: true },
      { TableName: 'baton-test', Key: ENROLLMENT, ConsistentRead: true },
    ]);
  });

  it('that seems unknown is looked for consistently, and again the next time', async () => {
    const { access, inputs } = createMockedTable();
    const store = createDynamoStore(access);
    expect(await store.enrollment(ID)).toBeUndefined();
    expect(await store.token(ID)).toBeUndefined();
    const looked = [false, true].map((ConsistentRead) => ({ TableName: 'baton-test', Key: POINTER, ConsistentRead }));
    expect(inputs()).toEqual([...looked, ...looked]);
  });

  it('of a newer release is read without what this one does not know', async () => {
    const { access, mock } = createMockedTable();
    mock
      .on(GetCommand, { Key: POINTER })
      .resolves({ Item: { ...POINTER, contact: 'anna', campaign: 'probe', more: 1 } });
    mock.on(GetCommand, { Key: ENROLLMENT }).resolves({ Item: { ...stored, mood: 'sunny' } });
    expect(await createDynamoStore(access).enrollment(ID)).toEqual(enrollment);
  });

  it('that is none is a fault which names the item and no value', async () => {
    const { access, mock } = createMockedTable();
    mock.on(GetCommand, { Key: { pk: 'C#anna', sk: 'CONTACT' } }).resolves({
      Item: { pk: 'C#anna', sk: 'CONTACT', ...storedContact.write(aContact(1)), stage: 'secret', lastName: 7 },
    });
    const fault = await createDynamoStore(access)
      .contact('anna')
      .catch((thrown: unknown) => thrown);
    expect(fault).toMatchObject({ message: 'C#anna CONTACT: no contact' });
    expect(String(fault instanceof Error && fault.cause)).toMatch(/lastName/);
    expect(String(fault instanceof Error && fault.cause)).not.toMatch(/secret/);
  });
});

describe('what stands around an enrollment', () => {
  const touch = { id: `${ID}.1.call.1`, status: 'planned', at: 1, attempt: 1, queued: true } as const;
  const KEYS = [
    { pk: 'C#anna', sk: 'CONTACT' },
    { pk: 'O#bakker', sk: 'ORG' },
    { pk: 'C#anna', sk: `E#probe#T#${touch.id}` },
  ];

  it('comes in one consistent request, without its pointer', async () => {
    const { access, mock, inputs } = createMockedTable();
    const [contactKey, organisationKey] = KEYS;
    const found = [
      { ...organisationKey, ...storedOrganisation.write(anOrganisation(2)) },
      { ...contactKey, ...storedContact.write(aContact(3)) },
    ];
    mock.on(BatchGetCommand).resolves({ Responses: { 'baton-test': found } });
    expect(await createDynamoStore(access).around({ ...enrollment, touch }, { seats: false })).toEqual({
      contact: aContact(3),
      organisation: anOrganisation(2),
      touch: undefined,
      seats: undefined,
    });
    expect(inputs()).toEqual([{ RequestItems: { 'baton-test': { Keys: KEYS, ConsistentRead: true } } }]);
  });
});

describe('a batch', () => {
  const keys = Array.from({ length: 130 }, (_, index) => ({ pk: `C#${index}`, sk: 'CONTACT' }));
  const items = keys.map((key, index) => ({ ...key, index }));

  it('asks again for what the table had no time for, and keeps the order of the keys', async () => {
    const { access, mock, inputs } = createMockedTable();
    mock
      .on(BatchGetCommand)
      .resolvesOnce({
        Responses: { 'baton-test': items.slice(2, 100).reverse() },
        UnprocessedKeys: { 'baton-test': { Keys: keys.slice(0, 2) } },
      })
      .resolvesOnce({
        Responses: { 'baton-test': items.slice(1, 2) },
        UnprocessedKeys: { 'baton-test': { Keys: keys.slice(0, 1) } },
      })
      .resolvesOnce({ Responses: { 'baton-test': items.slice(0, 1) } })
      .resolvesOnce({ Responses: { 'baton-test': items.slice(100, 129) } });
    expect(await getItems(access, [...keys, ...keys.slice(0, 1)])).toEqual([
      ...items.slice(0, 129),
      undefined,
      items[0],
    ]);
    const asked = inputs().map((input) => Reflect.get(Object(input), 'RequestItems')['baton-test'].Keys);
    expect(asked).toEqual([keys.slice(0, 100), keys.slice(0, 2), keys.slice(0, 1), keys.slice(100)]);
  });

  it('gives up as throttled when the table never has time', async () => {
    const { access, mock } = createMockedTable();
    mock.on(BatchGetCommand).resolves({ UnprocessedKeys: { 'baton-test': { Keys: keys.slice(0, 1) } } });
    await expect(getItems(access, keys.slice(0, 1))).rejects.toThrow(Throttled);
    expect(mock.calls()).toHaveLength(8);
  }, 10_000);

  it('asks for nothing where nothing is asked', async () => {
    const { access, mock } = createMockedTable();
    expect(await getItems(access, [])).toEqual([]);
    expect(mock.calls()).toEqual([]);
  });
});

describe('a list', () => {
  it('of checks asks each of 16 shards for the oldest, and takes the oldest of all', async () => {
    const { access, mock, inputs } = createMockedTable();
    mock.on(QueryCommand).resolves({ Items: [] });
    mock.on(QueryCommand, { ExpressionAttributeValues: { ':shard': 'check#3', ':at': 99 } }).resolves({
      Items: [
        { id: 'b', checkAt: 5 },
        { id: 'c', checkAt: 7 },
      ],
    });
    mock.on(QueryCommand, { ExpressionAttributeValues: { ':shard': 'check#9', ':at': 99 } }).resolves({
      Items: [
        { id: 'a', checkAt: 5 },
        { id: 'd', checkAt: 6 },
      ],
    });
    expect(await createDynamoStore(access).checksBefore(99, 3)).toEqual(['a', 'b', 'd']);
    expect(inputs()).toHaveLength(16);
    expect(inputs()[0]).toEqual({
      TableName: 'baton-test',
      IndexName: 'by-check',
      KeyConditionExpression: '#shard = :shard AND #at < :at',
      ExpressionAttributeNames: { '#shard': 'checkShard', '#at': 'checkAt' },
      ExpressionAttributeValues: { ':shard': 'check#0', ':at': 99 },
      Limit: 3,
      ExclusiveStartKey: undefined,
    });
  });

  it('of tasks goes on to the last page and leaves out what is no task any more', async () => {
    const { access, mock, inputs } = createMockedTable();
    const next = { pk: 'T#a', sk: 'TOUCH', taskRep: 'p', taskOrder: '1' };
    mock
      .on(QueryCommand)
      .resolvesOnce({ Items: [{ pk: 'T#a', sk: 'TOUCH' }], LastEvaluatedKey: next })
      .resolvesOnce({ Items: [{ pk: 'T#b', sk: 'TOUCH' }] });
    mock.on(BatchGetCommand).resolves({ Responses: { 'baton-test': [] } });
    expect(await createDynamoStore(access).tasksOf('p')).toEqual([]);
    expect(inputs().map((input) => Reflect.get(Object(input), 'ExclusiveStartKey'))).toEqual([
      undefined,
      next,
      undefined,
    ]);
    expect(inputs()[2]).toMatchObject({
      RequestItems: { 'baton-test': { Keys: ['T#a', 'T#b'].map((pk) => ({ pk, sk: 'TOUCH' })) } },
    });
  });

  it('of enrollments begins behind the last one, in its shard', async () => {
    const { access, mock, inputs } = createMockedTable();
    mock.on(QueryCommand).resolves({ Items: [] });
    expect(await createDynamoStore(access).enrollmentsOf('probe', ID, 5)).toEqual([]);
    const shard = shardOf(ID);
    expect(inputs()).toHaveLength(16 - shard);
    expect(inputs()[0]).toMatchObject({
      IndexName: 'by-campaign',
      KeyConditionExpression: '#shard = :shard AND #id > :after',
      ExpressionAttributeNames: { '#shard': 'campaignShard', '#id': 'id' },
      ExpressionAttributeValues: { ':shard': `probe#${shard}`, ':after': ID },
      Limit: 5,
    });
  });

  it('makes up for enrollments that are in the index only', async () => {
    const { access, mock } = createMockedTable();
    mock
      .on(QueryCommand)
      .resolvesOnce({ Items: [{ pk: 'C#gone', sk: 'E#probe', id: 'gone' }], LastEvaluatedKey: {} })
      .resolvesOnce({ Items: [{ ...ENROLLMENT, id: ID }], LastEvaluatedKey: {} });
    mock
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { 'baton-test': [] } })
      .resolvesOnce({ Responses: { 'baton-test': [stored] } });
    expect(await createDynamoStore(access).enrollmentsOf('probe', undefined, 1)).toEqual([enrollment]);
  });

  it('that cannot be read now is thrown', async () => {
    const { access, mock } = createMockedTable();
    mock.on(QueryCommand).rejects(Object.assign(new Error('x'), { name: 'ThrottlingException' }));
    await expect(createDynamoStore(access).tasksOf('p')).rejects.toThrow(Throttled);
    mock.on(QueryCommand).rejects(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }));
    await expect(createDynamoStore(access).checksBefore(1, 1)).rejects.toThrow(Unavailable);
  });
});
