import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rehearse } from '../infra/local/rehearse.ts';
import { tellRehearsal } from '../infra/local/tell-rehearsal.ts';
import { writeRehearsal } from '../infra/local/write-rehearsal.ts';
import { chaptersText, writtenText } from './chapters-text.ts';
import { prepareRehearsal } from './prepare-rehearsal.ts';
import type { Shell } from './shell.ts';

const EXAMPLE = 'campaigns/zakendoen-in-afrika';
const SEED = 7;

/** Rehearses the example campaign with its script and tells what happened: `npm start`. The same bytes on any machine and day. */
export async function tellStory(shell: Shell): Promise<void> {
  const folder = fileURLToPath(new URL(`../${EXAMPLE}`, import.meta.url));
  const prepared = await prepareRehearsal(join(folder, 'campaign.yaml'), undefined, shell);
  if (!prepared) return;
  const { loaded, setup, script, webhooks } = prepared;
  const rehearsal = await rehearse({ loaded, script, webhooks, seed: SEED });
  const written = await writeRehearsal(rehearsal, loaded.texts, join(folder, 'out'));
  const { audience, reps } = loaded;
  const rejected = audience?.rejected.length ?? 0;
  shell.out(
    `${EXAMPLE}: the workflow ${setup.workflow.name} for ${audience?.contacts.length ?? 0} contacts and ${reps?.value.length ?? 0} reps, rehearsed on virtual time with seed ${SEED}. ${rejected} rows of the list cannot be used.\nTimes are local: of ${setup.campaign.timeZone}, in a story those of its contact.\n\n`,
  );
  shell.out(chaptersText(tellRehearsal(rehearsal)));
  shell.out(writtenText({ ...written, folder: `${EXAMPLE}/out` }));
}

if (import.meta.main) {
  await tellStory({
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    now: () => 0,
    exit: (code) => {
      process.exitCode = code;
    },
  });
}
