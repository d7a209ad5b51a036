import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { timelineText } from '../../../../functions/shared/timeline-text.ts';
import { loadCampaign } from '../../../../infra/local/load-campaign.ts';
import { renderOutbox } from '../../../../infra/local/mails/render-outbox.ts';
import { readScript } from '../../../../infra/local/read-script.ts';
import { rehearse } from '../../../../infra/local/rehearse.ts';
import { checkTimeline, parseTimeline } from '../../../oracle/check-timeline.ts';
import { readInputs } from '../../../oracle/read-inputs.ts';
import { type Line, toLine } from './line.ts';

const CAMPAIGNS = join(import.meta.dirname, '../../../../campaigns');
const EXAMPLE = 'zakendoen-in-afrika';

/** Words of one of the example's files, and what they become. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** A mail as its reader gets it. */
export interface Mail {
  readonly line: Line;
  readonly text: string;
}

/** The example's story, told from its files: once as they are, once with something changed. */
export interface Told {
  readonly lines: readonly Line[];
  readonly mails: readonly Mail[];
  /** What judges that share no code with the product find wrong with the story, given the files as changed. */
  readonly faults: readonly string[];
}

/** Both stories are told to the same instant, so that the end of one is no difference. */
const UNTIL = Date.parse('2027-05-10T00:00:00Z');

/** The example with its script, rehearsed as `npm start` does, after the edits. */
export async function tellExample(edits: readonly Edit[] = [], seed = 7): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), 'one-change-'));
  try {
    cpSync(CAMPAIGNS, folder, { recursive: true, filter: (source) => !source.endsWith('/out') });
    for (const edit of edits) applyEdit(join(folder, EXAMPLE, edit.file), edit);
    return await tellFolder(join(folder, EXAMPLE), seed);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function applyEdit(path: string, { from, to }: Edit): void {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  if (text.split(from).length !== 2) throw new Error(`${path} has "${from}" not once`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}

async function tellFolder(folder: string, seed: number): Promise<Told> {
  const file = join(folder, 'campaign.yaml');
  const loaded = await loadCampaign(file);
  const script = readScript(join(folder, 'script.yaml'), loaded);
  if (script.problems.length > 0) throw new Error(JSON.stringify(script.problems));
  const rehearsal = await rehearse({ loaded, script: script.entries, webhooks: script.webhooks, seed, until: UNTIL });
  const timeline = [...timelineText(rehearsal)].join('');
  const mails = [...renderOutbox(rehearsal, loaded.texts)];
  return {
    lines: rehearsal.lines.map(toLine),
    mails: mails.map(({ line, eml, ics = '' }) => ({
      line: toLine(line),
      text: [eml.from.address, eml.to.address, eml.subject, eml.text, ics].join('\n'),
    })),
    faults: checkTimeline(readInputs(file), parseTimeline(timeline)).map(({ seq, message }) => `${seq}: ${message}`),
  };
}
