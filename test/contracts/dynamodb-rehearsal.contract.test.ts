import { expect, it } from 'vitest';
import { createDynamoHistory } from '../../functions/adapters/dynamodb/dynamo-history.ts';
import { createDynamoStore } from '../../functions/adapters/dynamodb/dynamo-store.ts';
import { createMeter } from '../../functions/adapters/dynamodb/meter.ts';
import { launchInto } from '../../infra/local/launch.ts';
import { loadCampaign } from '../../infra/local/load-campaign.ts';
import { createPeople } from '../../infra/local/people/create-people.ts';
import { rehearse } from '../../infra/local/rehearse.ts';
import { createWorld, type World } from '../../infra/local/world.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { Store } from '../../workflows/ports.ts';
import { createTestTable } from './dynamodb-table.ts';
import { theDynamoDBLocal } from './the-dynamodb-local.ts';

const EXAMPLE = 'campaigns/zakendoen-in-afrika/campaign.yaml';
const SEED = 7;
const CONTACTS = 10;
/** Half a minute where nothing else runs. What does not end by then stands still. */
const LATE_MS = 1_800_000;

/**
 * A store that answers from the table and writes to memory too, since the world takes its stream and its sweep from there:
 * both must answer alike, every time. One call at a time: what another worker commits must not come between the two answers.
 */
function createMirror(table: Store, memory: Store): Store {
  let last: Promise<unknown> = Promise.resolve();
  const alone = <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    const answer = last.then(call);
    last = answer.catch(() => undefined);
    return answer;
  };
  const both =
    <Args extends unknown[], Answer>(
      real: (...args: Args) => Promise<Answer>,
      model: (...args: Args) => Promise<Answer>,
    ) =>
    (...args: Args): Promise<Answer> =>
      alone(async () => {
        const answer = await real(...args);
        expect(answer).toEqual(await model(...args));
        return answer;
      });
  return {
    enrollment: both(table.enrollment, memory.enrollment),
    token: both(table.token, memory.token),
    contact: both(table.contact, memory.contact),
    organisation: both(table.organisation, memory.organisation),
    touch: both(table.touch, memory.touch),
    around: both(table.around, memory.around),
    claim: both(table.claim, memory.claim),
    campaignState: both(table.campaignState, memory.campaignState),
    audienceReview: both(table.audienceReview, memory.audienceReview),
    reviewed: both(table.reviewed, memory.reviewed),
    audienceLine: both(table.audienceLine, memory.audienceLine),
    audienceLines: both(table.audienceLines, memory.audienceLines),
    membersOf: both(table.membersOf, memory.membersOf),
    seats: both(table.seats, memory.seats),
    objections: both(table.objections, memory.objections),
    tasksOf: both(table.tasksOf, memory.tasksOf),
    checksBefore: both(table.checksBefore, memory.checksBefore),
    commit: both(table.commit, memory.commit),
    // Each has an order of its own; what is in it is the same.
    enrollmentsOf: (campaign, after, limit) =>
      alone(async () => {
        const page = await table.enrollmentsOf(campaign, after, limit);
        for (const enrollment of page) expect(enrollment).toEqual(await memory.enrollment(enrollment.id));
        return page;
      }),
  };
}

/** What happened, whatever the order within an instant: an event's key and its cause's are the same everywhere. */
function byKey(events: readonly DomainEvent[]): DomainEvent[] {
  return [...events].sort((left, right) => (left.key < right.key ? -1 : 1));
}

it(
  'a rehearsed campaign is the same on the table, answer by answer, and so is its past',
  async () => {
    const loaded = await loadCampaign(EXAMPLE);
    const { setup, audience } = loaded;
    if (!setup || !audience) throw new Error(JSON.stringify(loaded.problems));
    const invited = { ...audience, contacts: audience.contacts.slice(0, CONTACTS) };
    const expected = await rehearse({ loaded: { ...loaded, audience: invited }, script: [], seed: SEED });

    const meter = createMeter();
    const access = { ...(await createTestTable(await theDynamoDBLocal())), meter };
    // A worker that throws would have its message again for ever.
    const { promise: failed, reject: fail } = Promise.withResolvers<never>();
    const world: World = createWorld({
      setup,
      onFault: fail,
      inFrontOf: (store) => createMirror(createDynamoStore(access), store),
      startAt: expected.launchedAt,
      mailer: { send: async () => ({ status: 'accepted' }) },
    });
    const contacts = new Map(invited.contacts.map((contact) => [contact.id, contact]));
    createPeople({ world, setup, contacts, script: [], seed: SEED });
    await launchInto(world, setup, invited);
    await Promise.race([world.clock.runUntil(expected.world.clock.now()), failed]);

    const { events } = expected.world;
    expect(byKey(world.events)).toEqual(byKey(events));
    expect(byKey(await createDynamoHistory(access).eventsOf(setup.campaign.campaign))).toEqual(byKey(events));
    expect(events.length).toBeGreaterThan(20 * CONTACTS);
    const { write, read } = meter.total();
    console.log(`per contact: ${Math.round(write / CONTACTS)} write units, ${Math.round(read / CONTACTS)} read units`);
  },
  LATE_MS,
);
