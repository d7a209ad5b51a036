import type { World } from '../../infra/local/world.ts';
import { PROFILES, type Profile } from './probe-people.ts';

const HOUR = 3_600_000;

export interface EventPlay {
  readonly random: () => number;
  readonly walkIn: boolean;
  readonly campaign?: string;
  /** Where given: some leave early, and of some the host says himself that they were not there. */
  readonly whims?: (() => number) | undefined;
}

/** Who comes is scanned at the door on whatever day it is; the host closes the list the next morning. */
export function planEvent(
  world: World,
  profiles: Map<string, Profile>,
  { random, walkIn, campaign = 'probe', whims }: EventPlay,
): void {
  const { eventStart } = world.live(campaign).state;
  for (const [enrollment, { optsOutAfterHours }] of profiles) {
    if (optsOutAfterHours === undefined || campaign !== 'probe') continue;
    const at = eventStart + (optsOutAfterHours + random()) * HOUR;
    const key = `${enrollment}.opt-out`;
    const signal = { key, signal: 'unsubscribed' as const, enrollment, by: 'contact' as const, occurredAt: at };
    world.clock.at(at, () => world.run((doors) => doors.receiveSignal(signal)));
  }
  const silent = PROFILES.find(({ name }) => name === 'silent');
  world.listen(({ type, enrollment = '', campaign: of }) => {
    if (of !== campaign) return;
    if (type === 'CampaignRescheduled') planDay(world, profiles, { random, walkIn, campaign, whims });
    if (type === 'EnrollmentStarted' && silent && !profiles.has(enrollment)) profiles.set(enrollment, silent);
  });
  planDay(world, profiles, { random, walkIn, campaign, whims });
}

function planDay(
  world: World,
  profiles: ReadonlyMap<string, Profile>,
  { walkIn, campaign = 'probe', whims }: EventPlay,
): void {
  const { eventStart, eventEnd } = world.live(campaign).state;
  const isOn = (): boolean => {
    const { state } = world.live(campaign);
    return state.eventStart === eventStart && !state.cancelled && !state.stopped;
  };
  const at = eventStart - HOUR / 6;
  world.clock.at(at, async () => {
    if (!isOn()) return;
    for (const [enrollment, { attends }] of profiles) {
      const key = `${enrollment}.scan`;
      const signal = { key, signal: 'attended' as const, enrollment, by: 'system' as const, occurredAt: at };
      const isHere = world.store.items.enrollments.get(enrollment)?.campaign === campaign;
      if (attends && isHere) void world.run((doors) => doors.receiveSignal(signal));
      if (!isHere || !whims || whims() >= 0.3) continue;
      const later = { ...signal, key: `${key}.later`, occurredAt: at + 2 * HOUR };
      const told = attends
        ? { ...later, signal: 'left-early' as const }
        : { ...later, signal: 'no-show' as const, by: 'host' as const };
      world.clock.at(at + 2 * HOUR, () => world.run((doors) => doors.receiveSignal(told)));
    }
    const guest = { campaign, key: 'door', lastName: 'Deur', organisation: 'Deur BV', phone: '+31600000009' };
    if (walkIn) void world.run((doors) => doors.addWalkIn(guest));
  });
  world.clock.at(eventEnd + 16 * HOUR, () =>
    isOn() ? world.run((doors) => doors.closeAttendance({ campaign, by: 'host' })) : undefined,
  );
}
