import { describe, expect, it } from 'vitest';
import { enrollBatch } from '../../functions/enroll-batch/enroll-batch.ts';
import { enrollmentId } from '../../functions/shared/launch-rows.ts';
import { launchInto } from '../../infra/local/launch.ts';
import { createWorld } from '../../infra/local/world.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import type { Ports } from '../../workflows/ports.ts';
import { createProbeSetup, probeContact, probeOrganisation } from '../simulation/small-campaign.ts';
import { local } from './stage.ts';

const setup = createProbeSetup();

/** A campaign that was launched to nobody on Monday 1 February, 09:00. */
async function launched() {
  const mailed: string[] = [];
  const started: string[] = [];
  const world = createWorld({
    setup,
    startAt: local('2027-02-01 09:00'),
    mailer: {
      send: async (touch) => {
        if (touch.to === 'contact') mailed.push(touch.id);
        return { status: 'accepted' };
      },
    },
  });
  await launchInto(world, setup, { contacts: [], organisations: [], rejected: [] });
  const executions: Ports['executions'] = {
    ...world.ports.executions,
    start: (name, workflow, input) => {
      started.push(name);
      return world.ports.executions.start(name, workflow, input);
    },
  };
  const enroll = (contact: Contact, ports: Partial<Ports> = {}) =>
    enrollBatch({ ...world.ports, executions, ...ports })({
      campaign: 'probe',
      rows: [
        {
          id: enrollmentId('probe', contact.id),
          contact,
          organisation: probeOrganisation(contact.organisation),
          paceFrom: world.clock.now(),
        },
      ],
    });
  const current = (contact: Contact) => world.store.items.enrollments.get(enrollmentId('probe', contact.id));
  const count = (type: string): number => world.events.filter((event) => event.type === type).length;
  return { world, mailed, started, enroll, current, count };
}

const anna = probeContact('anna');

describe('a contact', () => {
  it('enrolled twice at once is enrolled once: one execution, one invitation', async () => {
    const { world, mailed, enroll, current, count } = await launched();
    expect(await enroll(anna)).toBe(1);
    expect(await enroll(anna)).toBe(0);
    await world.clock.runUntil(local('2027-02-02 09:00'));
    expect(count('EnrollmentStarted')).toBe(1);
    expect(mailed).toHaveLength(1);
    expect(current(anna)).toMatchObject({ run: 1, stay: 1, step: 'invite' });
  });

  it('enrolled again later stays where he is, with what is known of him', async () => {
    const { world, mailed, started, enroll, current, count } = await launched();
    await enroll(anna);
    await world.clock.runUntil(local('2027-02-10 09:00'));
    const before = current(anna);
    const contact = await world.store.contact(anna.id);
    expect(await enroll({ ...anna, lastName: 'Changed', emailPermission: { status: 'none' } })).toBe(0);
    expect(current(anna)).toEqual(before);
    expect(await world.store.contact(anna.id)).toEqual(contact);
    expect([started.length, mailed.length, count('EnrollmentStarted')]).toEqual([1, 1, 1]);
  });

  it('who has ended is not begun again', async () => {
    const { world, started, enroll, current } = await launched();
    await enroll(anna);
    await world.clock.runUntil(local('2027-02-01 10:00'));
    const enrollment = enrollmentId('probe', anna.id);
    const no = { key: 'no', signal: 'objected', enrollment, by: 'contact', occurredAt: world.clock.now() } as const;
    await world.run((doors) => doors.receiveSignal(no));
    await enroll(anna);
    await world.clock.runUntil(local('2027-02-02 10:00'));
    expect(current(anna)).toMatchObject({ status: 'ended', run: 1 });
    expect(started).toHaveLength(1);
  });

  it('whose start was lost is started when he is enrolled again', async () => {
    const { world, mailed, enroll, current } = await launched();
    const lost = { ...world.ports.executions, start: () => Promise.reject(new Error('the connection was cut')) };
    await expect(enroll(anna, { executions: lost })).rejects.toThrow('cut');
    expect(current(anna)).toMatchObject({ stay: 0, phase: 'answered' });
    expect(await enroll(anna)).toBe(0);
    await world.clock.runUntil(local('2027-02-01 09:01'));
    expect(current(anna)).toMatchObject({ stay: 1, step: 'invite', phase: 'waiting' });
    expect(mailed).toHaveLength(1);
  });

  it('of one organisation finds his colleague’s organisation, as it is now', async () => {
    const { world, enroll } = await launched();
    await enroll(anna);
    const organisation = await world.store.organisation(anna.organisation);
    if (!organisation) throw new Error('no organisation');
    await world.store.commit({ organisation: { ...organisation, version: 2, owner: 'lotte@probe.example' } });
    expect(await enroll(probeContact('bob', { organisation: anna.organisation }))).toBe(1);
    expect(await world.store.organisation(anna.organisation)).toMatchObject({
      version: 2,
      owner: 'lotte@probe.example',
    });
  });
});
