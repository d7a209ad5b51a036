import type { CampaignAct } from '../../functions/change-campaign/act-schema.ts';
import { instantOf } from '../../functions/shared/instant-of.ts';
import type { Work } from '../../infra/local/world.ts';
import type { Signal } from '../../workflows/domain/signal.ts';
import type { SignalName } from '../../workflows/signals.ts';
import type { Ending, Stage } from './stay-system.ts';

/** The first one says it, unless `enrollment` names another. */
export function say(stage: Stage, signal: SignalName, more: Partial<Signal> = {}): Work {
  const { world, current } = stage;
  const id = more.enrollment ?? stage.id;
  const at = world.clock.now();
  const touch = current(id).touch?.id;
  const bound = more.by === 'rep' && touch !== undefined ? { touch } : {};
  const taken: Signal = {
    key: `${id}.${signal}`,
    signal,
    enrollment: id,
    by: 'contact',
    occurredAt: at,
    ...bound,
    ...more,
  };
  return (doors) => doors.receiveSignal(taken);
}

/** Step Functions tries the task again with another token, which nobody will ever answer. */
export function retried({ id, current }: Stage): Work {
  const { run, stay, step } = current();
  return (doors) =>
    doors.enterStep({ contract: 1, enrollment: id, run, stay, attempt: 1, step, taskToken: 'local.999999' });
}

export function expect(holds: boolean, text: string): readonly string[] {
  return holds ? [] : [text];
}

export const restsIn =
  (...steps: readonly string[]) =>
  ({ current }: Ending): readonly string[] =>
    expect(steps.includes(current().step), `rests in ${current().step}, not in ${steps.join(' or ')}`);

export const responseIs =
  (value: string) =>
  ({ current }: Ending): readonly string[] =>
    expect(current().facts.response?.value === value, `response is ${current().facts.response?.value}, not ${value}`);

export const received =
  (signal: SignalName, times: number) =>
  ({ count }: Ending): readonly string[] =>
    expect(count('SignalReceived', (data) => data.signal === signal) === times, `${signal} counts other than ${times}`);

export const endsAs =
  (...outcomes: readonly string[]) =>
  ({ current, count }: Ending): readonly string[] => [
    ...expect(
      outcomes.includes(current().outcome ?? 'open'),
      `ended as ${current().outcome}, not as ${outcomes.join(' or ')}`,
    ),
    ...expect(count('EnrollmentEnded') === 1, 'ended other than once'),
  ];

export const all =
  (...checks: readonly ((end: Ending) => readonly string[])[]) =>
  (end: Ending): readonly string[] =>
    checks.flatMap((check) => check(end));

export const MIRJAM = 'mirjam@probe.example';
export const PIETER = 'pieter@probe.example';
export const LOTTE = 'lotte@probe.example';

/** Runs to a local time of the campaign; what was said before happened an hour after the launch, one after another. */
export const at =
  (local: string, ...before: readonly ((stage: Stage) => Work)[]) =>
  async (stage: Stage): Promise<number> => {
    const { world, setup } = stage;
    for (const work of before) {
      await world.clock.runUntil(world.clock.now() + 3_600_000);
      await world.run(work(stage));
    }
    const instant = instantOf(setup, local);
    await world.clock.runUntil(instant - 1);
    return instant;
  };

export const accepts = (name: string) => (stage: Stage) =>
  say(stage, 'accepted', { enrollment: stage.idOf(name), key: `${name}.yes` });

export const act = (act: CampaignAct) => (): Work => (doors) =>
  doors.actOnCampaign({ campaign: 'probe', act, by: MIRJAM });

export const MOVE = act({ type: 'reschedule', start: '2027-03-25T14:00' });
export const PAUSE = act({ type: 'pause', reason: 'the hall is not sure' });

/** How often a text went, to the first one unless another is named. */
export function went({ sent, id }: Ending, template: string, of = id): number {
  return sent.filter((touch) => touch.template === template && touch.enrollment === of).length;
}

export const goes =
  (template: string, ...times: readonly number[]) =>
  (end: Ending): readonly string[] =>
    expect(times.includes(went(end, template)), `${template} went ${went(end, template)} times`);

/** Once, or nobody knows: the one who sent it died meanwhile, and it is never sent again blindly. */
export const goesOnce =
  (template: string) =>
  (end: Ending): readonly string[] =>
    expect(went(end, template) + doubted(end, template) > 0, `${template} never went`);

export function doubted({ world, id }: Ending, template: string): number {
  const touches = [...world.store.items.touches.values()];
  return touches.filter(
    (touch) => touch.enrollment === id && touch.template === template && wasDoubted(world, touch.id),
  ).length;
}

function wasDoubted({ events }: Stage['world'], touch: string): boolean {
  return events.some(({ type, data }) => type === 'TouchUncertain' && data.touch === touch);
}
