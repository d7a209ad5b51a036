import { Unavailable } from '../../workflows/errors.ts';
import type { CampaignPointer } from '../shared/cloud-ports.ts';
import { workPrefix } from './launch-files.ts';
import type { LaunchPorts } from './launch-ports.ts';
import { latestWork } from './write-work.ts';

const MAX_ENROLMENTS = 9;

/** Begun, or nothing to begin; one that failed is begun anew under its next name. */
export async function startEnrolment(ports: LaunchPorts, pointer: CampaignPointer, startsAt: number): Promise<void> {
  const { campaign, launch } = pointer;
  const { version, files } = await latestWork(ports, campaign, launch);
  if (files === 0) return;
  for (let attempt = 1; attempt <= MAX_ENROLMENTS; attempt += 1) {
    const name = enrolmentName(launch, version, attempt);
    const status = await ports.enrolment.status(name);
    if (status === 'failed') continue;
    if (status === 'absent') {
      const prefix = `${workPrefix(campaign, launch, version)}rows-`;
      await ports.enrolment.start(name, { campaign, launch, prefix, startAt: new Date(startsAt).toISOString() });
    }
    return;
  }
  throw new Unavailable(`${campaign}: the enrolment failed ${MAX_ENROLMENTS} times`);
}

export interface EnrolmentState {
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly version: number;
  readonly files: number;
  readonly done: readonly string[];
}

/** How far the enrolment of a launch is, by what lies in its folder and, while that is not all, by its execution. */
export async function enrolmentOf(ports: LaunchPorts, campaign: string, launch: string): Promise<EnrolmentState> {
  const { isThrough, ...work } = await latestWork(ports, campaign, launch);
  if (isThrough) return { state: 'done', ...work };
  for (let attempt = 1; attempt <= MAX_ENROLMENTS; attempt += 1) {
    const status = await ports.enrolment.status(enrolmentName(launch, work.version, attempt));
    if (status === 'absent') return { state: attempt === 1 ? 'waiting' : 'failed', ...work };
    if (status !== 'failed') return { state: 'running', ...work };
  }
  return { state: 'failed', ...work };
}

function enrolmentName(launch: string, version: number, attempt: number): string {
  return `${launch}-${version}-${attempt}`;
}
