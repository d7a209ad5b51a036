import { setTimeout as sleep } from 'node:timers/promises';
import type { Shell } from '../shell.ts';
import { ask, type Cloud, CloudRefused } from './cloud.ts';
import type { Uploaded } from './upload-launch.ts';

const LOOK_EVERY_MS = 2_000;
/** Six hours: some 200,000 contacts. */
const MAX_LOOKS = 10_800;

/** Looks every two seconds until everybody is enrolled. Throws `CloudRefused` where the enrolment stopped. */
export async function awaitLaunch(cloud: Cloud, shell: Shell, { campaign, launch }: Uploaded) {
  for (let look = 0; look < MAX_LOOKS; look += 1) {
    const status = await ask(cloud, { do: 'launch-status', campaign, launch });
    if (status.state === 'done') {
      shell.progress?.('');
      return status;
    }
    if (status.state === 'failed') throw new CloudRefused([FAILED]);
    shell.progress?.(`enrolled ${status.done} of ${status.files} files of 100 rows`);
    await (shell.sleep ?? sleep)(LOOK_EVERY_MS);
  }
  throw new CloudRefused(['the enrolment is still going on. Look again: baton status']);
}

const FAILED =
  'the enrolment stopped half-way. Nobody is enrolled twice: launch again, it goes on where it stopped. Why it stopped stands in the log of enroll-batch.';
