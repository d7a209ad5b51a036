import { dataOf, fieldOf, isSignal, type StoryLine } from '../../../workflows/story/story-line.ts';
import { OUTCOME_WORDS } from '../../../workflows/texts/call-outcomes.ts';
import { callTaskWords } from '../../../workflows/texts/call-task-words.ts';
import { type Reader, renderDate } from '../../../workflows/texts/date-words.ts';
import { internalWords } from '../../../workflows/texts/internal-words.ts';
import { mailName } from '../../../workflows/texts/mail-names.ts';

/** What was sent, said and reported, newest last, in the words of who reads it: `ma 8 feb 10:20: Niet bereikt`. */
export function taskHistory(lines: readonly StoryLine[], reader: Reader): readonly string[] {
  return lines.flatMap((line) => {
    const what = sentWhat(line, reader.language) ?? saidWhat(line, reader);
    return what === undefined ? [] : [`${renderDate(Date.parse(line.at), 'short', reader)}: ${what}`];
  });
}

/** Only what people said and what calls came to. */
export function saidHistory(lines: readonly StoryLine[], reader: Reader): readonly string[] {
  return taskHistory(
    lines.filter(({ type }) => type === 'SignalReceived'),
    reader,
  );
}

/** What a line says was sent to the contact, in a word. */
export function sentWhat(line: StoryLine, language: string): string | undefined {
  if (line.type === 'LetterListed') return internalWords(language).letter;
  return line.type === 'MailSent' && line.to === 'contact' ? mailName(language, fieldOf(line, 'template')) : undefined;
}

function saidWhat(line: StoryLine, reader: Reader): string | undefined {
  const { language } = reader;
  const outcomes = OUTCOME_WORDS[language] ?? OUTCOME_WORDS.en ?? {};
  const said = line.type === 'SignalReceived' ? outcomes[fieldOf(line, 'signal')] : undefined;
  if (said === undefined) return undefined;
  const more = detailOf(line, reader);
  return more === undefined ? said : `${said} (${more})`;
}

/** For when, why, or that there is a message on the machine. */
function detailOf(line: StoryLine, reader: Reader): string | undefined {
  const { declined, voicemail } = callTaskWords(reader.language);
  if (isSignal(line, 'not-reached') && dataOf(line, 'voicemail') === 'true') return voicemail;
  if (isSignal(line, 'declined')) return declined[dataOf(line, 'reason')];
  const when = isSignal(line, 'call-back', 'appointment', 'moved') ? Date.parse(dataOf(line, 'when')) : Number.NaN;
  return Number.isNaN(when) ? undefined : renderDate(when, 'short', reader);
}
