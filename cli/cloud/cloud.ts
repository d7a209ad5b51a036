import * as z from 'zod';
import type { Launched } from '../../functions/launch-campaign/launch-campaign.ts';
import type { LaunchPlan } from '../../functions/launch-campaign/plan-launch.ts';
import type { doAct, tellAct } from '../../functions/operate/act-on-campaign.ts';
import type { enterSignal } from '../../functions/operate/enter-signal.ts';
import type { erase, planErasure } from '../../functions/operate/erase.ts';
import type { Finding } from '../../functions/operate/operate-ports.ts';
import type { RequestOf } from '../../functions/operate/request.ts';
import type { planResume, resumeHeld } from '../../functions/operate/resume-held.ts';
import type { beginReview } from '../../functions/operate/review-audience.ts';
import type { sendTest } from '../../functions/operate/send-test.ts';
import type { exportEvents, tellReport, tellWhy } from '../../functions/operate/tell-history.ts';
import type { launchStatus } from '../../functions/operate/tell-launch.ts';
import type { tellStatus } from '../../functions/operate/tell-status.ts';
import type { Objects } from '../../functions/shared/cloud-ports.ts';
import type { ShownSignOff } from '../../functions/sign-off/open-sign-off.ts';

/** The two things the command does on AWS: invoke `operate`, and put files under `inbox/`. */
export interface Cloud {
  readonly stage: string;
  /** @throws CloudRefused where nobody lets us in */
  invoke(request: unknown): Promise<unknown>;
  inbox(bucket: string): Pick<Objects, 'put'>;
}

/** An expected no of the stage: told on stderr, exit code 1. */
export class CloudRefused extends Error {
  override readonly name = 'CloudRefused';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

type Told<UseCase extends (...ports: never[]) => (...request: never[]) => Promise<unknown>> = Exclude<
  Awaited<ReturnType<ReturnType<UseCase>>>,
  { readonly ok: false }
>;

/** What `operate` answers, by what it is asked. */
interface Answers {
  readonly stage: {
    readonly stage: string;
    readonly bucket: string;
    readonly now: number;
    readonly launched: boolean;
  };
  readonly review: Exclude<Awaited<ReturnType<typeof beginReview>>, { readonly ok: false }>;
  readonly 'review-status': ShownSignOff;
  readonly 'launch-plan': LaunchPlan;
  readonly launch: Launched;
  readonly 'launch-status': Told<typeof launchStatus>;
  readonly status: Told<typeof tellStatus>;
  readonly why: Told<typeof tellWhy>;
  readonly export: Told<typeof exportEvents>;
  readonly report: Told<typeof tellReport>;
  readonly 'send-test': Told<typeof sendTest>;
  readonly doctor: { readonly findings: readonly Finding[] };
  readonly 'resume-plan': Told<typeof planResume>;
  readonly resume: Told<typeof resumeHeld>;
  readonly signal: Told<typeof enterSignal>;
  readonly 'erase-plan': Told<typeof planErasure>;
  readonly erase: Told<typeof erase>;
  readonly 'act-plan': Told<typeof tellAct>;
  readonly act: Told<typeof doAct>;
}

const answerSchema = z.union([
  z.looseObject({ ok: z.literal(true) }),
  z.looseObject({ ok: z.literal(false), problems: z.array(z.string()) }),
]);

/** Asks the stage. A no is thrown as `CloudRefused`; command and stage are of one version, so the rest is taken as it is. */
export async function ask<Do extends keyof Answers>(cloud: Cloud, request: RequestOf<Do>): Promise<Answers[Do]> {
  const answer = answerSchema.parse(await cloud.invoke(request));
  if (!answer.ok) throw new CloudRefused(answer.problems);
  return answer as unknown as Answers[Do];
}
