import { expect, test } from 'vitest';
import { publishEvents } from '../../functions/publish-events/publish-events.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';

const held = (key: string, whom: string): DomainEvent => ({
  key,
  at: 0,
  type: 'Held',
  campaign: 'c',
  data: { reason: 'spinning', for: whom },
});

test('holds that only an operator can end are counted once the bus has them, and what it did not take comes again', async () => {
  const events = [held('e.1.0', 'operator'), held('e.2.0', 'marketing'), held('e.3.0', 'operator')];
  const counted: string[] = [];
  const published: string[] = [];
  const bus = {
    publish: async (some: readonly DomainEvent[]) => {
      published.push(...some.map(({ key }) => key));
      return ['e.3.0'];
    },
  };
  const records = events.map((event) => ({ id: event.key, item: () => ({ kind: 'event', event }) }));
  const others = [
    { id: 'x', item: () => ({ kind: 'token' }) },
    { id: 'y', item: () => undefined },
  ];
  const answer = await publishEvents(bus, (what) => void counted.push(what))([...records, ...others]);
  expect(published).toEqual(['e.1.0', 'e.2.0', 'e.3.0']);
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'e.3.0' }] });
  expect(counted).toEqual(['HeldForOperator']);
});
