import type { Chapter } from '../functions/shared/tell-campaign.ts';
import type { WrittenRehearsal } from '../infra/local/write-rehearsal.ts';
import { renderTable } from '../workflows/story/text-table.ts';

/** As wide as a terminal is wherever it is opened. */
export const WIDTH = 80;

/** What a rehearsal tells, as text: a heading, then its tables and sentences two spaces in. */
export function chaptersText(chapters: readonly Chapter[]): string {
  const parts = chapters.map(({ title, tables, lines }) => {
    const told = lines.map((line) => wrap(line, WIDTH - 2, columnOf(line)));
    const blocks = [...tables.map(renderTable), ...(told.length > 0 ? [told.join('\n')] : [])];
    return `${wrap(title, WIDTH, 2)}\n\n${blocks.map(indent).join('\n\n')}\n`;
  });
  return `${parts.join('\n')}\n`;
}

/** What lies where, a file a line. */
export function writtenText({ folder, mails, letters }: WrittenRehearsal): string {
  const files = [
    ['report.html', 'the whole story as a page, each mail one click away'],
    ['*.eml', `${mails} mails, each to be opened in any mail program`],
    ...(letters === 0
      ? []
      : [['letters.csv', `${letters} ${letters === 1 ? 'letter' : 'letters'} for the print shop`]]),
    ['timeline.ndjson', 'everything that happened, one line each'],
  ];
  return `Nothing was sent. All of it lies in ${folder}:\n\n${indent(files.map(([file = '', what = '']) => `${file.padEnd(17)}${what}`).join('\n'))}\n`;
}

/** Words on lines of at most so many characters; all but the first begin `hang` spaces in. A longer word stands alone. */
export function wrap(text: string, width: number, hang = 0): string {
  const lines: string[] = [];
  let line = '';
  for (const [word] of text.matchAll(/ *[^ ]+/g)) {
    if (line === '' || line.length + word.length <= width) line += word;
    else {
      lines.push(line);
      line = `${' '.repeat(hang)}${word.trimStart()}`;
    }
  }
  return [...lines, line].join('\n');
}

/** Where the sentence begins behind its time: what goes on stands below it. */
function columnOf(line: string): number {
  return /^\S.{0,18}? {2,}(?=\S)/.exec(line)?.[0].length ?? 0;
}

function indent(block: string): string {
  return block
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
