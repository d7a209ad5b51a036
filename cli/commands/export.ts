import { appendFileSync } from 'node:fs';
import type { Command } from 'commander';
import { timelineText } from '../../functions/shared/timeline-text.ts';
import { writeTextFile } from '../../infra/local/write-text-file.ts';
import { campaignId } from '../cloud/campaign-id.ts';
import { fetchExport } from '../cloud/fetch-export.ts';
import { onStage, runOnStage, type StageOptions } from '../cloud/run-on-stage.ts';
import type { Shell } from '../shell.ts';

interface ExportOptions extends StageOptions {
  readonly out?: string;
}

const MORE = `
Examples:
  baton export zakendoen-in-afrika > timeline.ndjson
  baton export zakendoen-in-afrika --stage prod --out timeline.ndjson

One JSON object a line, in the form of a rehearsal's timeline, the summary last.`;

/** `baton export`: everything that happened. */
export function addExport(program: Command, shell: Shell): void {
  onStage(program.command('export'))
    .description('everything that happened in a campaign: its timeline')
    .argument('<campaign>', 'its id, folder or file')
    .option('--out <file>', 'write it there')
    .addHelpText('after', MORE)
    .action((named: string, options: ExportOptions) =>
      runOnStage(shell, options, async (cloud) => {
        const exported = await fetchExport(cloud, shell, campaignId(named));
        const { out } = options;
        if (out !== undefined) writeTextFile(out, '');
        for (const text of timelineText(exported)) {
          if (out === undefined) shell.out(text);
          else appendFileSync(out, text);
        }
        if (out !== undefined) shell.out(`${exported.lines.length} lines in ${out}.\n`);
      }),
    );
}
