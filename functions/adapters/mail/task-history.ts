import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { OUTCOME_WORDS } from '../../../workflows/texts/call-outcomes.ts';
import { type Reader, renderDate } from '../../../workflows/texts/date-words.ts';
import { internalWords } from '../../../workflows/texts/internal-words.ts';
import { mailName } from '../../../workflows/texts/mail-names.ts';

/** What was sent, said and reported, newest last, in the words of who reads it: `ma 8 feb 10:20: Niet bereikt`. */
export function taskHistory(lines: readonly StoryLine[], reader: Reader): readonly string[] {
  const words = internalWords(reader.language);
  const outcomes = OUTCOME_WORDS[reader.language] ?? OUTCOME_WORDS.en ?? {};
  return lines.flatMap((line) => {
    const said = () => {
      if (line.type === 'LetterListed') return words.letter;
      if (line.type === 'MailSent' && line.to === 'contact')
        return mailName(reader.language, fieldOf(line, 'template'));
      return line.type === 'SignalReceived' ? outcomes[fieldOf(line, 'signal')] : undefined;
    };
    const what = said();
    return what === undefined ? [] : [`${renderDate(Date.parse(line.at), 'short', reader)}: ${what}`];
  });
}
