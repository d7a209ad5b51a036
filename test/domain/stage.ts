import { createDraft, type Draft } from '../../workflows/domain/draft.ts';
import type { Enrollment, Fact } from '../../workflows/domain/enrollment.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import { type Duration, type Point, parseDuration, parsePoint } from '../../workflows/language/time-values.ts';
import type { WaitingKind, WaitingStep } from '../../workflows/workflow.ts';
import { aCampaign, aContact, anEnrollment, anOrganisation } from '../contracts/items.ts';
import { createProbeSetup } from '../simulation/small-campaign.ts';

const setup = createProbeSetup();

/** `2027-02-01 09:00` in Amsterdam, in winter and summer time. */
export function local(text: string): number {
  return setup.calendars.campaign.instant(text.slice(0, 10), minuteOf(text));
}

function minuteOf(text: string): number {
  return Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
}

/** An instant as `2027-02-01 09:00` in Amsterdam, to be compared with. */
export function tell(at: number | undefined): string | undefined {
  if (at === undefined) return undefined;
  const minute = setup.calendars.campaign.minuteOfDay(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${setup.calendars.campaign.localDate(at)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

export function duration(text: string): Duration {
  const parsed = parseDuration(text);
  if (!parsed) throw new Error(`no duration: ${text}`);
  return parsed;
}

export function point(text: string): Point {
  const parsed = parsePoint(text);
  if (!parsed) throw new Error(`no point: ${text}`);
  return parsed;
}

/** A step of its own, named `here`, that is due in five business days unless it says otherwise. */
export function aStep(kind: WaitingKind, changes: Partial<WaitingStep> = {}): WaitingStep {
  return {
    name: 'here',
    do: kind,
    kind: 'marketing',
    urgency: 'normal',
    from: 'rep',
    files: [],
    attempts: 2,
    sides: [],
    on: {},
    lateOn: {},
    ...(kind !== 'hand-off' && { due: { after: duration('5 business days'), go: 'there' } }),
    ...changes,
  };
}

/** The campaign of 18 March with the step `here`; `there` and `elsewhere` wait for the event, `over` releases. */
export function liveWith(step: WaitingStep, state: Parameters<typeof aCampaign>[1] = {}): LiveCampaign {
  const wait = aStep('wait', { due: { at: point('event.end'), go: 'over' } });
  const steps = {
    here: step,
    there: { ...wait, name: 'there' },
    elsewhere: { ...wait, name: 'elsewhere' },
    over: { name: 'over', do: 'end', outcome: 'released' },
  } as const;
  return {
    setup: { ...setup, workflow: { ...setup.workflow, start: 'here', steps } },
    state: aCampaign(1, {
      launchedAt: local('2027-02-01 09:00'),
      eventStart: local('2027-03-18 14:00'),
      eventEnd: local('2027-03-18 17:30'),
      ...state,
    }),
  };
}

interface Scene {
  /** Default: Monday 1 February 2027, 09:00. */
  readonly now?: string;
  readonly enrollment?: Partial<Enrollment>;
  readonly contact?: Parameters<typeof aContact>[1];
  readonly state?: Parameters<typeof aCampaign>[1];
  readonly touch?: Touch;
}

/** A draft of an enrollment, version 10, that waits in the first stay of `here`, entered now. */
export function waitingIn(step: WaitingStep, scene: Scene = {}): Draft {
  const now = local(scene.now ?? '2027-02-01 09:00');
  const enrollment = anEnrollment('e1', {
    version: 10,
    stay: 1,
    step: 'here',
    phase: 'waiting',
    rep: 'pieter@probe.example',
    enteredAt: now,
    signalAt: now,
    paceFrom: 0,
    ...scene.enrollment,
  });
  return draftOf(step, enrollment, scene, now);
}

/** A draft of an enrollment, version 10, that was answered at version 5 and is on its way to `here`. */
export function onItsWayTo(step: WaitingStep, scene: Scene = {}): Draft {
  const now = local(scene.now ?? '2027-02-01 09:00');
  const answer = { stay: 0, by: 'signal', next: 'here', at: now, cause: 'c', signalAt: now, version: 5 } as const;
  const enrollment = anEnrollment('e1', {
    version: 10,
    rep: 'pieter@probe.example',
    answer,
    paceFrom: 0,
    ...scene.enrollment,
  });
  return draftOf(step, enrollment, scene, now);
}

function draftOf(step: WaitingStep, enrollment: Enrollment, scene: Scene, now: number): Draft {
  return createDraft({
    live: liveWith(step, scene.state),
    enrollment,
    contact: aContact(3, scene.contact),
    organisation: anOrganisation(3),
    touch: scene.touch,
    now,
  });
}

/** A fact recorded by a version of the enrollment, at that minute of eight o'clock. */
export function aFact(signal: string, version: number, changes: Partial<Fact> = {}): Fact {
  const at = local('2027-02-01 08:00') + version * 60_000;
  return { value: signal, signal, occurredAt: at, recordedAt: at, version, ...changes };
}
