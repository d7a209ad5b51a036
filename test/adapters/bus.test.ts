import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createBus } from '../../functions/adapters/eventbridge/bus.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import { Unavailable } from '../../workflows/errors.ts';
import { sdkFault, sentTo } from './sent-commands.ts';

const AT = Date.UTC(2027, 1, 1, 8);

function anEvent(key: string, changes: Partial<DomainEvent> = {}): DomainEvent {
  const data = { by: 'rep', note: 'Anna wants a call on 0612345678', receiver: 'pieter@probe.example' };
  return { key, at: AT, type: 'SignalReceived', campaign: 'probe', enrollment: 'e1', stay: 2, data, ...changes };
}

const takeAll = ({ Entries }: { readonly Entries: readonly unknown[] }) => ({
  FailedEntryCount: 0,
  Entries: Entries.map((_entry, place) => ({ EventId: String(place) })),
});

function arrange() {
  const client = new EventBridgeClient({ region: 'eu-west-1' });
  const mock = mockClient(client);
  mock.on(PutEventsCommand).callsFake(takeAll);
  const counted: string[] = [];
  const bus = createBus({ client, bus: 'baton-dev', count: (what) => void counted.push(what) });
  const sizes = () => mock.commandCalls(PutEventsCommand).map(({ args: [{ input }] }) => input.Entries?.length);
  return { mock, bus, counted, sizes };
}

describe('an event on the bus', () => {
  it('says in ids what happened, and nothing that somebody said', async () => {
    const { mock, bus, counted } = arrange();
    expect(await bus.publish([anEvent('e1.3.0', { contact: 'c1', cause: 'e1.2.0' })])).toEqual([]);
    const Detail = JSON.stringify({
      ...{ schema: 1, at: '2027-02-01T08:00:00.000Z', key: 'e1.3.0', campaign: 'probe', enrollment: 'e1', stay: 2 },
      ...{ contact: 'c1', cause: 'e1.2.0' },
    });
    const entry = {
      EventBusName: 'baton-dev',
      Source: 'baton',
      DetailType: 'SignalReceived',
      Time: new Date(AT),
      Detail,
    };
    expect(sentTo(mock)).toEqual([['PutEventsCommand', { Entries: [entry] }]]);
    expect(JSON.stringify(sentTo(mock))).not.toMatch(/Anna|06123|@/);
    expect(counted).toEqual(['events:PutEvents']);
  });
});

describe('publishing', () => {
  const keys = (count: number): readonly string[] => Array.from({ length: count }, (_, place) => `k${place}`);

  it('nothing asks nobody', async () => {
    const { mock, bus } = arrange();
    expect(await bus.publish([])).toEqual([]);
    expect(mock.calls()).toEqual([]);
  });

  it.each([
    [10, [10]],
    [11, [10, 1]],
    [25, [10, 10, 5]],
  ])('%i events goes in calls of %j', async (count, expected) => {
    const { bus, sizes } = arrange();
    await bus.publish(keys(count).map((key) => anEvent(key)));
    expect(sizes()).toEqual(expected);
  });

  it('keeps a call within 256 KB, and lets what is larger go alone', async () => {
    const { mock, bus, sizes } = arrange();
    const large = (key: string, kilobytes: number) => anEvent(key, { cause: 'x'.repeat(kilobytes * 1024) });
    await bus.publish([large('a', 100), large('b', 100), large('c', 100), large('d', 300), anEvent('e')]);
    expect(sizes()).toEqual([2, 1, 1, 1]);
    const bytes = mock.commandCalls(PutEventsCommand).map(({ args: [{ input }] }) => JSON.stringify(input).length);
    expect(bytes[0]).toBeLessThan(256 * 1024);
  });

  it('counts what a letter takes in bytes', async () => {
    const { bus, sizes } = arrange();
    const large = (key: string) => anEvent(key, { cause: 'é'.repeat(100 * 1024) });
    await bus.publish([large('a'), large('b')]);
    expect(sizes()).toEqual([1, 1]);
  });

  it('tells by key what was not taken', async () => {
    const { mock, bus } = arrange();
    mock.on(PutEventsCommand).resolvesOnce({
      FailedEntryCount: 1,
      Entries: [{ EventId: '1' }, { ErrorCode: 'InternalFailure', ErrorMessage: 'x' }, { EventId: '3' }],
    });
    expect(await bus.publish(['a', 'b', 'c'].map((key) => anEvent(key)))).toEqual(['b']);
  });

  it('tells of a throttled call that none of it was taken, and goes on', async () => {
    const { mock, bus } = arrange();
    mock.on(PutEventsCommand).rejectsOnce(sdkFault('ThrottlingException', 400)).callsFake(takeAll);
    expect(await bus.publish(keys(11).map((key) => anEvent(key)))).toEqual(keys(10));
  });

  it('without an answer proves nothing', async () => {
    const { mock, bus } = arrange();
    mock.on(PutEventsCommand).rejects(sdkFault('InternalException', 500));
    await expect(bus.publish([anEvent('a')])).rejects.toThrow(Unavailable);
  });
});
