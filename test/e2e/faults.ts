import {
  GetEventSourceMappingCommand,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda';
import { readExecutions } from './executions.ts';
import type { Act, Played } from './play.ts';
import type { Report } from './report.ts';
import type { Stage } from './stage.ts';
import { type StageClock, setVariables } from './switches.ts';
import { readEnrollments, type StoredEnrollment } from './table.ts';
import { checkTimersKept, emptyGroup } from './timers.ts';
import { waitFor } from './wait-for.ts';

const functionName = ({ name }: Stage, which: string): string => `baton-${name}-${which}`;

/** What goes wrong while everybody plays: functions that fail twice, and workers that die in the middle. */
export function faultsBesides(stage: Stage, clock: StageClock, launchAt: number): readonly Act[] {
  const at = (seconds: number): number => launchAt + seconds * 1000;
  const set = (which: string, fault: () => string) => () =>
    setVariables(stage, functionName(stage, which), { BATON_FAULT: fault() });
  const real = (instant: number): number => instant - clock.now() + Date.now();
  return [
    { at: at(85), work: set('receive-webhook', () => 'throw:2') },
    { at: at(99), work: set('receive-webhook', () => '') },
    { at: at(128), work: set('enter-step', () => 'throw:2') },
    { at: at(136), work: set('enter-step', () => '') },
    { at: at(236), work: set('enter-step', () => `die-until:${Math.round(real(at(249)))}`) },
  ];
}

/** Each fault did happen: a test that asked for it in vain proves nothing. */
export async function checkFaultsHappened(report: Report, stage: Stage, { delivered }: Played): Promise<void> {
  const histories = (await readExecutions(stage)).map(({ told }) => told);
  const failed = histories.filter((told) => told.includes('asked to fail by BATON_FAULT')).length;
  report.check(`a step's function failed and was tried again (${failed} executions)`, failed > 0);
  const died = histories.filter((told) => /Runtime\.ExitError|exited|Lambda\.Unknown/.test(told)).length;
  report.check(`a worker was killed mid-way and another took over (${died} executions)`, died > 0);
  const again = [...delivered.values()].flat().filter((tries) => tries.some(({ status }) => status >= 500)).length;
  report.check(`the webhook door failed and took the repeat (${again} deliveries)`, again > 0);
}

const ELEVEN_MINUTES = 11 * 60_000;
/** And an hour: of those whose day begins at midnight, it has begun. */
const EIGHT_DAYS = 8 * 86_400_000 + 3_600_000;

export interface SweptCase {
  readonly stage: Stage;
  readonly clock: StageClock;
  readonly campaign: string;
  readonly report: Report;
  /** Somebody with an open call task. */
  readonly contact: string;
}

/** With the stream's mapping switched off an answer stays where it is, until the sweep brings it on. */
export async function checkStreamOff({ stage, clock, campaign, report, contact }: SweptCase): Promise<void> {
  await switchStream(stage, false);
  const key = 'stream-off';
  const said = await stage.operate({
    do: 'signal',
    campaign,
    contact,
    by: 'rep',
    signal: 'spoken',
    touch: 'open',
    key,
  });
  report.check('a call is reported with the stream switched off', said.ok, said.problems);
  const id = String(said.enrollment);
  const stays = async (): Promise<true | undefined> =>
    (await find(stage, id))?.phase === 'waiting' ? true : undefined;
  const moved = await waitFor(stays, { withinMs: 5_000 });
  report.check('nobody brings the answer on', moved === undefined);
  await clock.setTo(clock.now() + ELEVEN_MINUTES);
  await stage.invoke(functionName(stage, 'sweep'), {});
  report.check('the sweep does', (await waitFor(stays, { withinMs: 30_000 })) === true);
  await switchStream(stage, true);
}

async function find(stage: Stage, id: string): Promise<StoredEnrollment | undefined> {
  return (await readEnrollments(stage)).find((enrollment) => enrollment.id === id);
}

async function switchStream(stage: Stage, Enabled: boolean): Promise<void> {
  const { lambda } = stage.clients;
  const FunctionName = functionName(stage, 'relay-answers');
  const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({ FunctionName }));
  for (const { UUID } of EventSourceMappings) {
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled }));
    const wanted = Enabled ? 'Enabled' : 'Disabled';
    const state = await waitFor(
      async () => {
        const { State } = await lambda.send(new GetEventSourceMappingCommand({ UUID }));
        return State === wanted ? State : undefined;
      },
      { withinMs: 30_000 },
    );
    if (state === undefined) throw new Error(`the stream's mapping is not ${wanted}`);
  }
}

const MOST_SWEEPS = 8;

/** With every schedule deleted, days later, the sweep still does what has fallen due. */
export async function checkSchedulesGone(swept: SweptCase): Promise<void> {
  const { stage, clock, report } = swept;
  const deleted = await emptyGroup(stage);
  report.check(`the schedule group is emptied (${deleted} schedules)`, deleted > 0);
  const before = await readEnrollments(stage);
  await clock.setTo(clock.now() + EIGHT_DAYS);
  const isLate = ({ status, hold, checkAt }: StoredEnrollment): boolean =>
    status === 'open' && hold === undefined && Number(checkAt) < clock.now();
  const late = before.filter(isLate);
  report.check(`eight days later ${late.length} enrollments have not moved`, late.length > 0);
  let left: readonly StoredEnrollment[] = late;
  for (let round = 0; round < MOST_SWEEPS && left.length > 0; round += 1) {
    await stage.invoke(functionName(stage, 'sweep'), {});
    left = await waitForNobody(stage, isLate);
  }
  report.check(
    'the sweep moves all of them',
    left.length === 0,
    left.map(({ id, step }) => `${id} in ${step}`),
  );
  await checkTimersKept(swept);
}

async function waitForNobody(
  stage: Stage,
  isLate: (enrollment: StoredEnrollment) => boolean,
): Promise<readonly StoredEnrollment[]> {
  let left: readonly StoredEnrollment[] = [];
  await waitFor(
    async () => {
      left = (await readEnrollments(stage)).filter(isLate);
      return left.length === 0 ? true : undefined;
    },
    { withinMs: 10_000, everyMs: 1_000 },
  );
  return left;
}
