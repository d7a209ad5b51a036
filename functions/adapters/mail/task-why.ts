import type { Known } from '../../../workflows/story/journal.ts';
import { dataOf, isSignal, type StoryLine } from '../../../workflows/story/story-line.ts';
import type { Occasion } from '../../../workflows/texts/call-outcomes.ts';
import { callTaskWords } from '../../../workflows/texts/call-task-words.ts';
import { type Reader, renderDate } from '../../../workflows/texts/date-words.ts';
import { saidHistory, sentWhat } from './task-history.ts';

interface Asked {
  readonly known: Known;
  readonly occasion: Occasion;
  readonly mayMail: boolean;
  readonly reader: Reader;
}

/** Why now: `Uitnodiging gestuurd ma 1 feb, geen antwoord. Ma 8 feb 10:20: Niet bereikt`; a promise comes first. */
export function whyNow(asked: Asked): string {
  const { known, mayMail, reader } = asked;
  const words = callTaskWords(reader.language);
  const promised = promisedCall(known.lines, reader);
  if (promised !== undefined) return promised;
  const sent = lastSent(asked);
  const last = saidHistory(known.lines, reader).at(-1);
  const told = [sent, last].filter((part) => part !== undefined);
  if (told.length === 0) return mayMail ? words.first : words.firstNoMail;
  return told.map((part) => capitalised(part, reader.language)).join('. ');
}

/** The call itself is what was promised: nothing was reported since. */
function promisedCall(lines: readonly StoryLine[], reader: Reader): string | undefined {
  const last = lines.findLast(({ type, by }) => type === 'SignalReceived' && by === 'rep');
  const when = last && isSignal(last, 'call-back') ? Date.parse(dataOf(last, 'when')) : Number.NaN;
  return Number.isNaN(when) ? undefined : callTaskWords(reader.language).promised(renderDate(when, 'short', reader));
}

function lastSent({ known, occasion, reader }: Asked): string | undefined {
  const { sent, noAnswer } = callTaskWords(reader.language);
  const line = known.lines.findLast((each) => sentWhat(each, reader.language) !== undefined);
  const what = line && sentWhat(line, reader.language);
  if (!line || what === undefined) return undefined;
  const told = sent(what, renderDate(Date.parse(line.at), 'date', reader));
  return occasion === 'invitation' && known.response === undefined ? `${told}, ${noAnswer}` : told;
}

function capitalised(words: string, language: string): string {
  return words.slice(0, 1).toLocaleUpperCase(language) + words.slice(1);
}
