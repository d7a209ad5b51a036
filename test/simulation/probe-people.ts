import type { World } from '../../infra/local/world.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { Signal } from '../../workflows/domain/signal.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { SignalName } from '../../workflows/signals.ts';
import { BY_SYSTEM } from './probe-whims.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Data = NonNullable<Signal['data']>;
export type Said = { readonly signal: SignalName; readonly data?: Data; readonly afterHours?: number } | undefined;

/** How somebody behaves, whatever the time: what he does about a mail, a call, an ask, a decision. */
export interface Profile {
  readonly name: string;
  readonly contact?: Partial<Contact>;
  /** By whom a mail's answer comes. */
  mail?(template: string): Said;
  call?(step: string, attempt: number): Said;
  ask?(about: string, attempt: number): Said;
  /** By the number of times it was asked. */
  decide?(asked: number): SignalName;
  readonly attends?: boolean;
  /** Hours after the event's start at which he opts out, just as a mail is to go. */
  readonly optsOutAfterHours?: number;
  readonly outcome: string;
}

/** Contacts of all fates; none of them depends on when exactly something happens. */
export const PROFILES: readonly Profile[] = [
  {
    name: 'customer',
    outcome: 'yes ordered',
    attends: true,
    mail: (template) =>
      template === 'invitation' ? { signal: 'accepted', data: { guests: 1 }, afterHours: 26 } : undefined,
    call: () => ({ signal: 'appointment', data: { issue: 'douane' } }),
    ask: (about, attempt) => {
      if (about === 'appointment') return { signal: 'quote-requested' };
      return attempt === 1
        ? { signal: 'quoted', data: { value: 12000, margin: 5000 } }
        : { signal: 'yes', data: { revenue: 12000, margin: 5000 } };
    },
    decide: () => 'go-on',
  },
  {
    name: 'silent',
    outcome: 'released niet bereikbaar',
    call: () => ({ signal: 'not-reached', data: { voicemail: true } }),
    decide: () => 'release',
  },
  {
    name: 'decliner',
    outcome: 'no geen vervoer',
    mail: (template) =>
      template === 'invitation' ? { signal: 'declined', data: { reason: 'date' }, afterHours: 5 } : undefined,
    call: (step) =>
      step === 'call-reminder'
        ? { signal: 'declined', data: { reason: 'date' } }
        : { signal: 'no', data: { reason: 'geen vervoer', for: 'person' } },
    decide: () => 'go-on',
  },
  {
    name: 'objector',
    outcome: 'no objected',
    mail: (template) => (template === 'invitation' ? { signal: 'objected', afterHours: 70 } : undefined),
    call: () => ({ signal: 'objected' }),
    decide: () => 'release',
  },
  {
    name: 'complainer',
    outcome: 'no objected',
    mail: (template) => (template === 'invitation' ? { signal: 'complained', afterHours: 1 } : undefined),
    call: () => ({ signal: 'objected' }),
    decide: () => 'release',
  },
  {
    name: 'phone-only',
    outcome: 'released niet bereikbaar',
    contact: { emailPermission: { status: 'none' } },
    call: (step) => (step === 'phone-invite' ? { signal: 'accepted' } : { signal: 'spoken', data: { interest: 3 } }),
    decide: (asked) => (asked === 1 ? 'go-on' : 'release'),
  },
  {
    name: 'opted-out',
    outcome: 'released niet bereikbaar',
    mail: (template) => (template === 'invitation' ? { signal: 'unsubscribed', afterHours: 30 } : undefined),
    call: (step, attempt) =>
      attempt === 1
        ? { signal: 'not-reached' }
        : step === 'call-reminder'
          ? { signal: 'tentative' }
          : { signal: 'spoken' },
    decide: (asked) => (asked === 1 ? 'recycle' : 'release'),
  },
  {
    name: 'hurried',
    outcome: 'released niet bereikbaar',
    // The presentation of the silent ones goes on Tuesday 23 March at 10:00 in Amsterdam.
    optsOutAfterHours: 116,
    call: () => ({ signal: 'not-reached' }),
    decide: () => 'release',
  },
  {
    name: 'bounced',
    outcome: 'released niet bereikbaar',
    attends: true,
    mail: (template) =>
      template === 'invitation' ? { signal: 'bounced', data: { kind: 'hard' }, afterHours: 0.1 } : undefined,
    call: (step) =>
      step === 'call-reminder'
        ? { signal: 'accepted' }
        : { signal: 'spoken', data: { interest: 4, issue: 'tarieven' } },
    decide: () => 'release',
  },
];

export interface PeoplePlay {
  readonly random: () => number;
  /** Asked more often than this about one contact, both managers let go. */
  readonly letsGoAfter?: number;
  /** Where the managers answer by their lists: takes the answer of one side over. */
  readonly answersDecision?: ((side: 'marketing' | 'sales', answer: DecisionAnswer) => void) | undefined;
}

export interface DecisionAnswer {
  readonly enrollment: string;
  readonly answer: SignalName;
  readonly asked: number;
}

/** Plays the profiles in a world: everybody acts once for each touch, however often it is delivered. */
export function playPeople(
  world: World,
  profiles: ReadonlyMap<string, Profile>,
  { random, answersDecision, letsGoAfter = Number.POSITIVE_INFINITY }: PeoplePlay,
): { mailed(touch: Touch, tasks: readonly Touch[]): void } {
  const asked = new Map<string, number>();
  const act = (signal: Signal, afterMs: number): void => {
    const at = world.clock.now() + afterMs;
    const send = (): Promise<void> => world.run((doors) => doors.receiveSignal({ ...signal, occurredAt: at }));
    world.clock.at(at, send);
    if (random() < 0.15) world.clock.at(at + random() * HOUR, send);
  };
  const say = (said: Said, about: { enrollment: string; touch?: string; by: Signal['by']; key: string }): void => {
    if (!said) return;
    const { key, ...who } = about;
    const data = said.signal === 'appointment' ? { ...said.data, when: world.clock.now() + 5 * DAY } : said.data;
    act(
      { key, signal: said.signal, occurredAt: 0, ...who, ...(data && { data }) },
      (said.afterHours ?? 2 + random() * 3) * HOUR,
    );
  };
  const onEvent = ({ type, enrollment, step, data }: DomainEvent): void => {
    const profile = profiles.get(enrollment ?? '');
    if (!profile || enrollment === undefined) return;
    const touch = String(data.touch ?? '');
    if (type === 'CallTaskSent') {
      say(profile.call?.(step ?? '', Number(data.attempt)), {
        enrollment,
        touch,
        by: 'rep',
        key: `${touch}.report`,
      });
    }
    if (type !== 'DecisionAsked') return;
    const count = (asked.get(enrollment) ?? 0) + 1;
    asked.set(enrollment, count);
    const signal = count > letsGoAfter ? 'release' : (profile.decide?.(count) ?? 'go-on');
    const line = world.store.items.enrollments.get(enrollment)?.touch?.id;
    for (const by of ['marketing', 'sales'] as const) {
      if (answersDecision) {
        answersDecision(by, { enrollment, answer: signal, asked: count });
        continue;
      }
      const about = { enrollment, by, key: `${enrollment}.${count}.${by}`, ...(line !== undefined && { touch: line }) };
      say({ signal, data: { reason: 'niet bereikbaar' } }, about);
    }
  };
  const ask = ({ enrollment, id, template }: { enrollment: string; id: string; template: string }): void => {
    const asks = [...world.store.items.touches.values()].filter(
      (other) => other.enrollment === enrollment && other.template === template,
    );
    say(profiles.get(enrollment)?.ask?.(template, asks.length), {
      enrollment,
      touch: id,
      by: 'rep',
      key: `${id}.report`,
    });
  };
  const report = ({ enrollment, id, kind, step, attempt, template }: Touch): void => {
    if (enrollment === undefined) return;
    if (kind === 'ask') ask({ enrollment, id, template });
    else
      say(profiles.get(enrollment)?.call?.(step, attempt), { enrollment, touch: id, by: 'rep', key: `${id}.report` });
  };
  world.listen(onEvent);
  return {
    mailed: ({ enrollment, id, template, kind }, tasks) => {
      // A digest lists what is still open: asked again, a rep reports it.
      for (const task of tasks) report(task);
      const profile = profiles.get(enrollment ?? '');
      if (!profile || enrollment === undefined) return;
      if (kind === 'ask') {
        ask({ enrollment, id, template });
        return;
      }
      const said = profile.mail?.(template);
      const by = said && BY_SYSTEM.includes(said.signal) ? 'system' : 'contact';
      const bound = said?.signal === 'bounced' ? { touch: id } : {};
      say(said, { enrollment, by, key: `${id}.answer`, ...bound });
    },
  };
}
