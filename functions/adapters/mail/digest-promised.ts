import type { Known } from '../../../workflows/story/journal.ts';
import { dataOf, fieldOf, isSignal, type StoryLine } from '../../../workflows/story/story-line.ts';
import { digestWords } from '../../../workflows/texts/digest-words.ts';
import type { ListLine } from '../../../workflows/texts/mail-values.ts';
import { campaignsOf, dayOf, hisOf } from './digest-scope.ts';
import { lineOf } from './list-line.ts';
import { languageOf, listReader } from './list-reader.ts';
import type { MailContext } from './mail-context.ts';

interface Promised {
  readonly context: MailContext;
  readonly known: Known;
  readonly at: number;
  readonly what: 'callBack' | 'appointment';
}

/** What was promised for today, by its time: calls back and appointments. */
export function promisedToday(digest: MailContext, line: StoryLine): readonly Promised[] {
  const found = campaignsOf(digest).flatMap((context) =>
    hisOf(context, line).flatMap((known) => promisesOf(context, known, line)),
  );
  return found.sort((one, other) => one.at - other.at);
}

function promisesOf(context: MailContext, known: Known, line: StoryLine): Promised[] {
  const today = dayOf(context, line);
  const calendar = context.live.setup.calendars.rep(fieldOf(line, 'receiver'));
  const isToday = (at: number | undefined): at is number => at !== undefined && calendar.localDate(at) === today;
  if (known.isEnded) return [];
  const callBack = openCallBack(known);
  return [
    ...(isToday(callBack) ? [{ context, known, at: callBack, what: 'callBack' as const }] : []),
    ...(isToday(known.appointmentAt)
      ? [{ context, known, at: known.appointmentAt, what: 'appointment' as const }]
      : []),
  ];
}

const OVER: readonly string[] = ['CallTaskSent', 'CallTaskSkipped', 'CallTaskWithdrawn'];

/** The time that was promised last, while its call is still to come. */
function openCallBack({ lines }: Known): number | undefined {
  const said = lines.findLast((line) => isSignal(line, 'call-back'));
  if (!said || lines.slice(lines.indexOf(said) + 1).some(({ type }) => OVER.includes(type))) return undefined;
  const at = Date.parse(dataOf(said, 'when'));
  return Number.isNaN(at) ? undefined : at;
}

export function promisedLine({ context, known, at, what }: Promised, line: StoryLine): ListLine[] {
  const reason = digestWords(languageOf(context, line))[what];
  return lineOf(context, known, listReader(context, line), { at, reason });
}
