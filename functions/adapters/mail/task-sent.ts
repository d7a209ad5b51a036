import type { Known } from '../../../workflows/story/journal.ts';
import { dataOf, fieldOf, isSignal, type StoryLine } from '../../../workflows/story/story-line.ts';
import { callTaskWords } from '../../../workflows/texts/call-task-words.ts';
import { fileName } from '../../../workflows/texts/data-names.ts';
import { type Reader, renderDate } from '../../../workflows/texts/date-words.ts';
import type { SentLine } from '../../../workflows/texts/mail-values.ts';
import { lookSubject } from '../../shared/look-link.ts';
import type { MailContext } from './mail-context.ts';
import { sentWhat } from './task-history.ts';

/** The last of what he got and fetched, oldest first; the whole of it stands on his page. */
const MOST = 4;

/**
 * What was sent and fetched: `uitnodiging (ma 1 feb)`, each with the file that was in it. A rep looks at it by a link of
 * his own, which counts as nobody's interest.
 */
export function sentLines(
  context: MailContext,
  { enrollment, lines }: Known,
  { key, reader }: { readonly key: string; readonly reader: Reader },
): readonly SentLine[] {
  const sent = lines.flatMap((line): SentLine[] => {
    const what = whatOf(line, reader.language);
    if (what === undefined) return [];
    const file = fileOf(context, line);
    return [
      {
        label: `${what} (${renderDate(Date.parse(line.at), 'date', reader)})`,
        ...(file !== undefined && { url: context.link('f', lookSubject({ enrollment, key, file })) }),
      },
    ];
  });
  return sent.slice(-MOST);
}

function whatOf(line: StoryLine, language: string): string | undefined {
  if (!isSignal(line, 'downloaded')) return sentWhat(line, language);
  return callTaskWords(language).fetched(fileName(language, dataOf(line, 'file')));
}

/** The file a mail linked, or that was fetched, where the campaign has it still. */
function fileOf({ live }: MailContext, line: StoryLine): string | undefined {
  const { campaign, workflow } = live.setup;
  const step = workflow.steps[fieldOf(line, 'step')];
  const linked = step !== undefined && 'files' in step ? step.files[0] : undefined;
  const name = isSignal(line, 'downloaded') ? dataOf(line, 'file') : linked;
  if (name === undefined || !Object.hasOwn(campaign.files, name)) return undefined;
  return campaign.files[name] === 'later' ? undefined : name;
}
