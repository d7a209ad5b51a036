import { afterEach, describe, expect, it } from 'vitest';
import type { MailSources } from '../../../functions/adapters/mail/mail-sources.ts';
import { createSesMailer } from '../../../functions/adapters/ses/ses-mailer.ts';
import { sendTouch } from '../../../functions/send-touch/send-touch.ts';
import { rehearsalLinks } from '../../../infra/local/rehearsal-links.ts';
import type { CampaignFiles } from '../../scenarios/campaign-files.ts';
import { type Scenario, startScenario } from '../../scenarios/scenario.ts';
import { type SesSink, startSesSink } from './ses-sink.ts';
import { CONFIGURATION_SET, sinkClient } from './sink-mailer.ts';

const MINUTE_MS = 60_000;
const sinks: SesSink[] = [];
afterEach(async () => {
  for (const sink of sinks.splice(0)) await sink.close();
});

/** Each call by itself: no digest on a Monday, so that what goes out is mails to contacts. */
const REPS = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: each }
`;

interface Trouble {
  /** Local time. */
  readonly throttledUntil?: string;
  readonly rejected?: readonly string[];
}

interface Stage {
  readonly sink: SesSink;
  readonly scenario: Scenario;
  /** Whom mails were taken for, in order. */
  taken(): readonly string[];
}

/** A campaign of a few people in virtual time whose mails go through the SES adapter, over HTTP, to the sink. */
async function stage({ throttledUntil, rejected = [], ...files }: Trouble & CampaignFiles): Promise<Stage> {
  const sink = await startSesSink({
    ...{ domains: ['voorbeeld.example'], configurationSets: [CONFIGURATION_SET], rejected },
    throttles: () => throttledUntil !== undefined && scenario.world.clock.now() < scenario.local(throttledUntil),
  });
  sinks.push(sink);
  const client = sinkClient(sink);
  const scenario: Scenario = await startScenario({
    reps: REPS,
    ...files,
    mailer: (touch, tasks) => {
      const access = { client, configurationSet: CONFIGURATION_SET };
      return createSesMailer({ ...sourcesOf(scenario), ...access }).send(touch, tasks);
    },
  });
  const addressOf = (mailbox = ''): string => /([^\s<"]+)@/.exec(mailbox)?.[1] ?? mailbox;
  return { sink, scenario, taken: () => sink.mails.map(({ Destination }) => addressOf(Destination.ToAddresses[0])) };
}

function sourcesOf({ world, loaded, setup }: Scenario): MailSources {
  return {
    live: async () => world.live(),
    texts: async () => loaded.texts,
    store: world.store,
    history: {
      eventsOf: async () => world.events,
      eventsOfEnrollment: async (id) => world.events.filter(({ enrollment }) => enrollment === id),
    },
    links: async (at) => rehearsalLinks(setup.campaign.sender.domain)(at),
  };
}

const names = (count: number): readonly { readonly name: string }[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `gast${String.fromCharCode(97 + index / 26, 97 + (index % 26))}`,
  }));

describe('mails through SES when it does what it should not', () => {
  it('F44: a mail that was taken before the connection broke is asked for once, and is uncertain', async () => {
    const { sink, scenario } = await stage({ contacts: [{ name: 'anna' }] });
    sink.next('drop');
    await scenario.runUntil('2027-02-01 09:30');
    expect(sink.calls).toHaveLength(1);
    expect(sink.mails).toHaveLength(1);
    expect(scenario.world.store.items.touches.get(scenario.enrollment('anna').touch?.id ?? '')?.status).toBe(
      'uncertain',
    );
    expect(scenario.events('anna', 'TouchUncertain')).toHaveLength(1);
  });

  it('F3: whoever tries again finds the claim, and no second mail goes', async () => {
    const { sink, scenario } = await stage({ contacts: [{ name: 'anna' }] });
    sink.next('drop');
    await scenario.runUntil('2027-02-01 09:30');
    const touch = scenario.enrollment('anna').touch?.id ?? '';
    for (let again = 0; again < 5; again += 1) await scenario.run((doors) => doors.sendTouch(touch));
    await scenario.runUntil('2027-02-01 18:00');
    expect(sink.calls).toHaveLength(1);
    expect(scenario.story('anna', ['MailSent'])).toEqual(['Mon 1 Feb 15:00 MailSent invitation → anna']);
  });

  it('F3b: a worker killed between the answer of SES and its note leaves one mail, however often the trigger comes', async () => {
    const { sink, scenario } = await stage({ contacts: [{ name: 'anna' }] });
    const { world } = scenario;
    const mailer = createSesMailer({
      ...sourcesOf(scenario),
      ...{ client: sinkClient(sink), configurationSet: CONFIGURATION_SET },
    });
    let commits = 0;
    const killed = {
      ...world.ports,
      mailer,
      store: {
        ...world.store,
        commit: async (change: Parameters<typeof world.store.commit>[0]) => {
          commits += 1;
          if (commits > 1) throw new Error('killed');
          return world.store.commit(change);
        },
      },
    };
    // Its wake-up comes to a worker that dies right after SES has answered.
    await scenario.runUntilInstant(scenario.local('2027-02-01 09:00') - 1);
    const send = world.ports.queues.send;
    world.ports.queues.send = async () => undefined;
    await scenario.runUntil('2027-02-01 09:00');
    Object.assign(world.ports.queues, { send });
    const touch = scenario.enrollment('anna').touch?.id ?? '';
    await expect(sendTouch(killed)(touch)).rejects.toThrow('killed');
    expect(sink.calls).toHaveLength(1);
    for (let again = 0; again < 5; again += 1) await scenario.run((doors) => doors.sendTouch(touch));
    await scenario.runUntilInstant(world.clock.now() + 20 * MINUTE_MS);
    await scenario.run((doors) => doors.sendTouch(touch));
    expect(sink.calls).toHaveLength(1);
    expect(world.store.items.touches.get(touch)?.status).toBe('uncertain');
  });

  it('F7: SES throttles for half an hour: nobody is lost, the order is kept', async () => {
    const contacts = names(5);
    const { sink, scenario, taken } = await stage({ contacts, throttledUntil: '2027-02-01 09:30' });
    await scenario.runUntil('2027-02-01 09:29');
    // Once a minute, whoever brings it: the sweep must not begin rows of tries of its own.
    expect(sink.calls).toHaveLength(30 * contacts.length);
    expect(taken()).toEqual([]);
    await scenario.runUntil('2027-02-01 09:31');
    const asked = scenario.sent.slice(0, contacts.length).map(({ receiver }) => receiver);
    expect(new Set(asked).size).toBe(contacts.length);
    expect(taken().map((name) => scenario.contact(name).id)).toEqual(asked);
  });

  it('F20: of fifty the one that is rejected is reported, the others go once', async () => {
    const contacts = names(50);
    const bad = contacts[17]?.name ?? '';
    const { sink, scenario, taken } = await stage({
      ...{ contacts, more: 'limits: { invitesPerRepPerDay: 100 }' },
      rejected: [`${bad}@`],
    });
    await scenario.runUntil('2027-02-01 17:00');
    expect([...taken()].sort()).toEqual(contacts.map(({ name }) => name).filter((name) => name !== bad));
    expect(sink.calls).toHaveLength(50);
    expect(scenario.events(bad, 'MailSkipped').map(({ data }) => data.reason)).toEqual(['rejected']);
    expect(scenario.enrollment(bad)).toMatchObject({ status: 'open', phase: 'waiting' });
  });
});
