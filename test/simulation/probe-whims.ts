import type { VirtualClock } from '../../infra/local/virtual-clock.ts';
import type { SignalName } from '../../workflows/signals.ts';
import type { Profile, Said } from './probe-people.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Random = () => number;
type Whim = (now: number, random: Random) => NonNullable<Said>;

/** Whatever somebody who wants something in the end may do on the way to it. */
const ABOUT_MAIL: readonly Whim[] = [
  () => ({ signal: 'replied', data: { text: 'mag ik u iets vragen?' }, afterHours: 9 }),
  (now, random) => ({ signal: 'auto-replied', data: { until: now + (1 + random() * 12) * DAY }, afterHours: 0.1 }),
  () => ({ signal: 'downloaded', data: { file: 'whitepaper' }, afterHours: 30 }),
  () => ({ signal: 'qualified', data: { readiness: 'interested', reason: 'rol en profiel' }, afterHours: 3 }),
  () => ({ signal: 'tentative', afterHours: 20 }),
  () => ({ signal: 'bounced', data: { kind: 'soft' }, afterHours: 0.2 }),
];

const ON_THE_PHONE: readonly Whim[] = [
  () => ({ signal: 'not-reached', data: { voicemail: true } }),
  () => ({ signal: 'spoken', data: { interest: 2, issue: 'tarieven' } }),
  (now, random) => ({ signal: 'call-back', data: { when: now + (1 + random() * 9) * DAY } }),
  () => ({ signal: 'send-documents', data: { file: 'presentation' } }),
  () => ({ signal: 'wrong-number', data: { number: '+31600000001' } }),
];

/** Of those who are let go in the end: nothing that they still have to say depends on the phone. */
const ON_THE_PHONE_LAST: readonly Whim[] = [
  () => ({ signal: 'do-not-call' }),
  () => ({ signal: 'wrong-number', data: { note: 'iemand anders' } }),
  () => ({ signal: 'wrong-person', data: { reason: 'colleague' } }),
];

const ASKED: readonly Whim[] = [
  (now) => ({ signal: 'moved', data: { when: now + 6 * DAY } }),
  (now) => ({ signal: 'still-open', data: { until: now + 20 * DAY } }),
];
const ASKED_OF_APPOINTMENT: readonly Whim[] = [
  ...ASKED.slice(0, 1),
  () => ({ signal: 'visited' }),
  () => ({ signal: 'not-visited' }),
];

/** What a rep says of a reply that came to him; most of the time nothing at all. */
const ABOUT_REPLY: readonly Whim[] = [
  () => ({ signal: 'spoken', data: { interest: 3 } }),
  () => ({ signal: 'not-reached' }),
  (now) => ({ signal: 'call-back', data: { when: now + 3 * DAY } }),
];

export interface Whims {
  readonly random: Random;
  readonly clock: VirtualClock;
}

/** So many of them, so that everybody comes to what he wants. */
const MOST = 4;

/** The same person, who does this and that on the way. */
export function withWhims(profile: Profile, { random, clock }: Whims): Profile {
  let left = MOST;
  const whim = (from: readonly Whim[], chance: number): Said => {
    if (left <= 0 || random() >= chance) return undefined;
    left -= 1;
    return from[Math.floor(random() * from.length)]?.(clock.now(), random);
  };
  const letGo = profile.decide?.(2) === 'release';
  const onThePhone = letGo ? [...ON_THE_PHONE, ...ON_THE_PHONE_LAST] : ON_THE_PHONE;
  return {
    ...profile,
    mail: (template) => profile.mail?.(template) ?? whim(ABOUT_MAIL, 0.25),
    call: (step, attempt) => whim(onThePhone, 0.3) ?? profile.call?.(step, attempt),
    ask: (about, attempt) => {
      if (about === 'reply') return whim(ABOUT_REPLY, 0.5);
      return whim(about === 'appointment' ? ASKED_OF_APPOINTMENT : ASKED, 0.3) ?? profile.ask?.(about, attempt);
    },
  };
}

/** Signals that come from a system although they are about a mail. */
export const BY_SYSTEM: readonly SignalName[] = ['bounced', 'complained', 'auto-replied', 'qualified'];
