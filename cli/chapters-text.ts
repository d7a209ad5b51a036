import type { Chapter } from '../functions/shared/tell-campaign.ts';
import type { WrittenRehearsal } from '../infra/local/write-rehearsal.ts';
import { renderTable } from '../workflows/story/text-table.ts';

/** What a rehearsal tells, as text: a heading, then its tables and sentences two spaces in. */
export function chaptersText(chapters: readonly Chapter[]): string {
  const parts = chapters.map(({ title, tables, lines }) => {
    const blocks = [...tables.map(renderTable), ...(lines.length > 0 ? [lines.join('\n')] : [])];
    return `${title}\n\n${blocks.map(indent).join('\n\n')}\n`;
  });
  return `${parts.join('\n')}\n`;
}

/** Where the mails lie. */
export function writtenText({ folder, mails, letters }: WrittenRehearsal): string {
  const print =
    letters === 0 ? '' : `, ${letters} ${letters === 1 ? 'letter' : 'letters'} for the print shop in letters.csv`;
  return `Nothing was sent. ${mails} mails lie in ${folder} as .eml files: open them in any mail program${print}.\nThe whole story is in report.html there, every event in timeline.ndjson.\n`;
}

function indent(block: string): string {
  return block
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
