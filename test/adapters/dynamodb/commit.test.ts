import { TransactionCanceledException, TransactionInProgressException } from '@aws-sdk/client-dynamodb';
import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { createDynamoStore } from '../../../functions/adapters/dynamodb/dynamo-store.ts';
import { createMeter } from '../../../functions/adapters/dynamodb/meter.ts';
import { Conflict, Throttled, Unavailable } from '../../../workflows/errors.ts';
import type { Change } from '../../../workflows/ports.ts';
import {
  AT,
  aCampaign,
  aContact,
  anEnrollment,
  anEvent,
  anOrganisation,
  aToken,
  aTouch,
} from '../../contracts/items.ts';
import { createMockedTable } from './mocked-table.ts';

const ID = 'annaaaaaaaaaaaaaaaaaaaaaaa';
const POINTER = { contact: 'anna', campaign: 'probe' };

/** The one transaction a change becomes. */
async function transactionOf(change: Change): Promise<NonNullable<TransactWriteCommandInput['TransactItems']>> {
  const { access, mock } = createMockedTable();
  mock.on(GetCommand).resolves({ Item: POINTER });
  mock.on(TransactWriteCommand).resolves({});
  expect(await createDynamoStore(access).commit(change)).toEqual({ ok: true });
  const [call, ...more] = mock.commandCalls(TransactWriteCommand);
  expect(more).toEqual([]);
  return call?.args[0].input.TransactItems ?? [];
}

interface Action {
  readonly Key?: Record<string, unknown>;
  readonly Item?: Record<string, unknown>;
  readonly UpdateExpression?: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
}

/** An action with its names and values filled in, as a person would write it. */
function readable(item: object | undefined): Record<string, unknown> {
  const [[type = '', action] = []] = Object.entries(item ?? {}) as [string, Action][];
  const { Key, Item, ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = action ?? {};
  const fill = (expression: string | undefined): string | undefined =>
    expression
      ?.replaceAll(/#\d+/g, (name) => names[name] ?? '?')
      .replaceAll(/:\d+/g, (value) => JSON.stringify(values[value]));
  const { pk, sk, ...rest } = Key ?? Item ?? {};
  const filled = { update: fill(action?.UpdateExpression), condition: fill(action?.ConditionExpression) };
  return { [type]: `${pk} ${sk}`, ...(Item && { item: rest }), ...filled };
}

const keysOf = (items: readonly object[]): unknown[] => items.map((item) => Object.values(readable(item))[0]);

describe('a change becomes one transaction', () => {
  it('of each item by its key, a condition each', async () => {
    const items = await transactionOf({
      claim: { key: 'signal.1', result: 'moved' },
      enrollment: anEnrollment(ID, { contact: 'anna', version: 7 }),
      token: { ...aToken(2, 3, 1), enrollment: ID },
      contact: aContact(3),
      organisation: anOrganisation(4),
      campaign: aCampaign(1),
      touches: [
        { next: aTouch(`${ID}.3.call.1`), ifStatus: 'absent' },
        { next: aTouch('digest.pieter.2027-02-01', { kind: 'list', status: 'sending' }), ifStatus: 'planned' },
      ],
      events: [{ ...anEvent(`${ID}.7.0`), enrollment: ID, contact: 'anna' }, anEvent('probe.launched')],
    });
    const conditions = items
      .map(readable)
      .map(({ condition, update: _update, item: _item, ...key }) => ({ ...key, condition }));
    expect(conditions).toEqual([
      { Put: 'S#Q-bSg6aSdvnJHItQtue1GMru1zMki-N2NTVdrBG6zp8 CLAIM', condition: '(attribute_not_exists(pk))' },
      { Update: 'C#anna E#probe', condition: '(version = 6)' },
      {
        Update: 'C#anna E#probe#TOKEN',
        condition: '(attribute_not_exists(pk) OR run < 2 OR (run = 2 AND (stay < 3 OR (stay = 3 AND attempt <= 1))))',
      },
      { Update: 'C#anna CONTACT', condition: '(version = 2)' },
      { Update: 'O#bakker ORG', condition: '(version = 3)' },
      { Update: 'P#probe CAMPAIGN', condition: '(attribute_not_exists(pk))' },
      { Update: `C#anna E#probe#T#${ID}.3.call.1`, condition: '(attribute_not_exists(pk))' },
      { Update: 'T#digest.pieter.2027-02-01 TOUCH', condition: '(status = "planned")' },
      { Put: 'C#anna E#probe#V#00000007#00', condition: undefined },
      { Put: `P#probe V#00${AT}#probe.launched`, condition: undefined },
    ]);
  });

  it('with the pointer of an enrollment that is new', async () => {
    const items = await transactionOf({ enrollment: anEnrollment(ID, { contact: 'anna' }) });
    expect(items.map(readable)).toMatchObject([
      { Update: 'C#anna E#probe', condition: '(attribute_not_exists(pk))' },
      {
        Put: `E#${ID} POINTER`,
        item: { schema: 1, kind: 'pointer', contact: 'anna', campaign: 'probe' },
        condition: '(attribute_not_exists(pk))',
      },
      { Put: `O#bakker E#${ID}`, item: { kind: 'member', enrollment: ID, contact: 'anna' } },
    ]);
  });

  it('that sets what is there and removes what the type knows and the object leaves out, and nothing else', async () => {
    const { touch: _touch, ...left } = anEnrollment(ID, { contact: 'anna', version: 2, timer: undefined });
    const [update] = await transactionOf({ enrollment: left });
    const [set = '', remove = ''] = String(readable(update).update).split(' REMOVE ');
    expect(remove.split(', ').sort()).toEqual([
      ...[
        'answer',
        'eraseAt',
        'given',
        'guest',
        'hold',
        'lastReport',
        'lastSignOfLifeAt',
        'outcome',
        'reason',
        'refusal',
        'rep',
        'reply',
        'spent',
        'timer',
        'touch',
        'undo',
      ],
    ]);
    expect(set).toContain('SET schema = 1, id = "annaaaaaaaaaaaaaaaaaaaaaaa", contact = "anna"');
    expect(set).toMatch(/kind = "enrollment", campaignShard = "probe#\d+", checkShard = "check#\d+"$/);
    expect(set.split(', ').filter((part) => /^(SET )?[a-zA-Z]+ = /.test(part))).toHaveLength(31);
  });

  it('that takes an enrollment out of the index of checks, and a touch out of its rep’s queue', async () => {
    const [enrollment, touch] = await transactionOf({
      enrollment: anEnrollment(ID, { contact: 'anna', version: 2, checkAt: undefined }),
      touches: [{ next: aTouch('t', { status: 'sending' }), ifStatus: 'planned' }],
    });
    expect(readable(enrollment).update).toMatch(/ REMOVE .*checkAt, .*checkShard/);
    expect(readable(touch).update).toMatch(/ REMOVE .*taskRep, taskOrder/);
    expect(readable(touch).update).toMatch(/ kind = "touch", .*touchKind = "call"/);
  });

  it('that puts a call into its rep’s queue by time and id', async () => {
    const [touch] = await transactionOf({ touches: [{ next: aTouch('t'), ifStatus: 'absent' }] });
    expect(readable(touch).update).toContain(`taskRep = "pieter@probe.example", taskOrder = "00${AT}#t"`);
  });

  it('that names no item twice: what rests on an item that is written is a condition of the write', async () => {
    const items = await transactionOf({
      unchanged: { enrollment: ID, version: 4 },
      unchangedContact: { contact: 'anna', version: 2 },
      enrollment: anEnrollment(ID, { contact: 'anna', version: 5 }),
      contact: aContact(3),
    });
    expect(items.map(readable)).toMatchObject([
      { Update: 'C#anna E#probe', condition: '(version = 4) AND (version = 4)' },
      { Update: 'C#anna CONTACT', condition: '(version = 2) AND (version = 2)' },
    ]);
    expect(readable(items[0]).update).toContain('version = 5');
  });

  it('that checks what it only rests on', async () => {
    const items = await transactionOf({
      unchanged: { enrollment: ID, version: 4 },
      unchangedContact: { contact: 'bob', version: 2 },
      touches: [{ next: aTouch('t'), ifStatus: 'absent' }],
    });
    expect(items.slice(0, 2).map(readable)).toEqual([
      { ConditionCheck: 'C#anna E#probe', update: undefined, condition: '(version = 4)' },
      { ConditionCheck: 'C#bob CONTACT', update: undefined, condition: '(version = 2)' },
    ]);
  });

  it('of at most 100 items: a longer one is not sent', async () => {
    const events = Array.from({ length: 100 }, (_, index) => anEvent(`e${index}`));
    expect(keysOf(await transactionOf({ events }))).toHaveLength(100);
    const { access, mock } = createMockedTable();
    const commit = createDynamoStore(access).commit({ contact: aContact(1), events });
    await expect(commit).rejects.toThrow('101 items in one change, 100 at most');
    expect(mock.calls()).toEqual([]);
  });

  it('of nothing: nothing is sent', async () => {
    const { access, mock } = createMockedTable();
    expect(await createDynamoStore(access).commit({})).toEqual({ ok: true });
    expect(mock.calls()).toEqual([]);
  });
});

/** What becomes of a change with a claim, a contact, a token and a touch when its transaction is cancelled for these reasons. */
async function cancelled(codes: readonly string[], storedClaim?: { readonly result: string }) {
  const { access, mock, inputs } = createMockedTable();
  const meter = createMeter();
  mock.on(GetCommand).resolves({ Item: POINTER });
  mock.on(GetCommand, { Key: { pk: 'S#Q-bSg6aSdvnJHItQtue1GMru1zMki-N2NTVdrBG6zp8', sk: 'CLAIM' } }).resolves({
    ...(storedClaim && { Item: storedClaim }),
  });
  const reasons = codes.map((Code) => ({ Code }));
  mock
    .on(TransactWriteCommand)
    .rejects(new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons: reasons }));
  const result = createDynamoStore({ ...access, meter }).commit({
    claim: { key: 'signal.1', result: 'moved' },
    token: { ...aToken(1, 1, 1), enrollment: ID },
    contact: aContact(2),
    touches: [{ next: aTouch('t'), ifStatus: 'planned' }],
  });
  return { result, inputs, meter };
}

const NONE = 'None';
const FAILED = 'ConditionalCheckFailed';

describe('a cancelled transaction', () => {
  it.each([
    ['the claim exists', [FAILED, NONE, NONE, NONE], 'duplicate'],
    ['the claim exists and everything else fails too', [FAILED, FAILED, FAILED, FAILED], 'duplicate'],
    ['the claim exists and the rest is held by another', [FAILED, NONE, 'TransactionConflict', NONE], 'duplicate'],
    ['a newer token stands there', [NONE, FAILED, NONE, NONE], 'token'],
    ['a newer token stands there and a version was passed', [NONE, FAILED, FAILED, FAILED], 'token'],
    ['a version was passed', [NONE, NONE, FAILED, NONE], 'version'],
    ['a version was passed, so that its touch is another', [NONE, NONE, FAILED, FAILED], 'version'],
    ['a touch has another status', [NONE, NONE, NONE, FAILED], 'touch'],
  ])('is refused where %s', async (_what, codes, reason) => {
    expect(await (await cancelled(codes)).result).toEqual({ ok: false, reason });
  });

  it('is a duplicate where the claim exists, told or not', async () => {
    const { result } = await cancelled([NONE, NONE, FAILED, NONE], { result: 'moved' });
    expect(await result).toEqual({ ok: false, reason: 'duplicate' });
  });

  it.each([
    ['another transaction holds an item', [NONE, NONE, 'TransactionConflict', NONE], Conflict],
    ['that, and a condition fails', [NONE, FAILED, 'TransactionConflict', NONE], Conflict],
    ['a partition is too busy', [NONE, NONE, 'ProvisionedThroughputExceeded', NONE], Throttled],
    ['the account is too busy', ['ThrottlingError', NONE, NONE, NONE], Throttled],
  ])('is thrown where %s: the same may go again', async (_what, codes, fault) => {
    await expect((await cancelled(codes)).result).rejects.toThrow(fault);
  });

  it('passes through where an item is no item', async () => {
    await expect((await cancelled([NONE, 'ValidationError', NONE, NONE])).result).rejects.toThrow(
      TransactionCanceledException,
    );
  });

  it('asks for no stored item: what is thrown holds nobody’s data', async () => {
    const { result, inputs } = await cancelled([NONE, NONE, 'TransactionConflict', NONE]);
    await result.catch(() => undefined);
    expect(JSON.stringify(inputs())).not.toContain('ReturnValues');
  });

  it('is counted: it is billed', async () => {
    const { result, meter } = await cancelled([NONE, NONE, NONE, FAILED]);
    await result;
    expect(meter.total().write).toBe(8);
  });
});

describe('a failed call', () => {
  const failing = async (fault: Error): Promise<unknown> => {
    const { access, mock } = createMockedTable();
    mock.onAnyCommand().rejects(fault);
    return createDynamoStore(access).commit({ contact: aContact(1) });
  };
  const named = (name: string, metadata: object = {}): Error =>
    Object.assign(new Error(name), { name, $metadata: metadata });

  it.each([
    'ProvisionedThroughputExceededException',
    'ThrottlingException',
    'RequestLimitExceeded',
    'LimitExceededException',
  ])('%s is throttling', (name) => expect(failing(named(name))).rejects.toThrow(Throttled));

  it('that repeats one still under way is a conflict', async () => {
    const fault = new TransactionInProgressException({ message: 'in progress', $metadata: {} });
    await expect(failing(fault)).rejects.toThrow(Conflict);
  });

  it.each([
    named('InternalServerError', { httpStatusCode: 500 }),
    named('TimeoutError'),
    Object.assign(new Error('cut'), { code: 'ECONNRESET' }),
  ])('%s may or may not have been done', (fault) => expect(failing(fault)).rejects.toThrow(Unavailable));

  it('of any other kind passes through', async () => {
    await expect(failing(named('AccessDeniedException'))).rejects.toThrow('AccessDeniedException');
  });
});

describe('what cannot be placed', () => {
  const unplaced = async (change: Change): Promise<unknown> => {
    const { access, mock } = createMockedTable();
    mock.on(GetCommand).resolves({});
    return createDynamoStore(access).commit(change);
  };

  it('is a fault: a token of no enrollment', async () => {
    await expect(unplaced({ token: aToken(1, 1, 1) })).rejects.toThrow('a token of no enrollment');
  });

  it('is a fault: a touch of no enrollment', async () => {
    const next = aTouch(`${ID}.1.call.1`);
    await expect(unplaced({ touches: [{ next, ifStatus: 'absent' }] })).rejects.toThrow('a touch of no enrollment');
  });
});
