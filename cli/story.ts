import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cityOf } from '../functions/shared/tell-campaign.ts';
import { rehearse } from '../infra/local/rehearse.ts';
import { tellRehearsal } from '../infra/local/tell-rehearsal.ts';
import { writeRehearsal } from '../infra/local/write-rehearsal.ts';
import { buildCampaignFields } from '../workflows/texts/contact-values.ts';
import { renderDate } from '../workflows/texts/date-words.ts';
import { chaptersText, WIDTH, wrap, writtenText } from './chapters-text.ts';
import { type Prepared, prepareRehearsal } from './prepare-rehearsal.ts';
import type { Shell } from './shell.ts';

const EXAMPLE = 'campaigns/zakendoen-in-afrika';
const SEED = 7;

/** Rehearses the example campaign with its script and tells what happened: `npm start`. The same bytes on any machine and day. */
export async function tellStory(shell: Shell): Promise<void> {
  const folder = fileURLToPath(new URL(`../${EXAMPLE}`, import.meta.url));
  const prepared = await prepareRehearsal(join(folder, 'campaign.yaml'), undefined, shell);
  if (!prepared) return;
  const { loaded, script, webhooks } = prepared;
  const rehearsal = await rehearse({ loaded, script, webhooks, seed: SEED });
  const written = await writeRehearsal(rehearsal, loaded.texts, join(folder, 'out'));
  shell.out(introduction(prepared, rehearsal.world.live().state.eventStart));
  shell.out(chaptersText(tellRehearsal(rehearsal)));
  shell.out(writtenText({ ...written, folder: `${EXAMPLE}/out` }));
}

/** What a newcomer needs to know of what follows: what it is, who does what, and that nothing leaves. */
function introduction({ loaded, setup }: Prepared, eventStart: number): string {
  const { campaign, workflow } = setup;
  const { audience, reps } = loaded;
  const { venue } = campaign.event ?? {};
  const day = renderDate(eventStart, 'day', { language: 'en', timeZone: campaign.timeZone });
  const place = [venue?.name, venue?.address].filter((part) => part !== undefined).join(', ');
  const [contacts, callers] = [audience?.contacts.length ?? 0, reps?.value.length ?? 0];
  const rejected = audience?.rejected.length ?? 0;
  const paragraphs = [
    `${buildCampaignFields(campaign, 'en').name}: ${day}, ${place}`,
    `${contacts} contacts are invited and followed up by ${callers} reps, each until a definite yes or no, or until both managers let go.`,
    `This rehearses ${EXAMPLE}/campaign.yaml with the workflow ${workflow.name}: months pass in seconds, people do what script.yaml says and seed ${SEED} draws. ${rejected} rows of the list cannot be used; baton validate says why. Times are those of ${cityOf(campaign.timeZone)}, in a story those of its contact.`,
  ];
  return `${paragraphs.map((paragraph) => wrap(paragraph, WIDTH)).join('\n\n')}\n\n`;
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
