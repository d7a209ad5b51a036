import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { OUTCOME_WORDS } from '../../../workflows/texts/call-outcomes.ts';
import { digestWords } from '../../../workflows/texts/digest-words.ts';
import { hisOf } from './digest-scope.ts';
import { languageOf } from './list-reader.ts';
import type { MailContext } from './mail-context.ts';

/** A contact who did something since the last digest, or whom nobody needs to call any more, in words. */
interface News {
  readonly known: Known;
  readonly what: string;
}

/** What is new since the last digest of this rep: answers of the contacts themselves, and calls that are not needed any more. */
export function newsOf(context: MailContext, line: StoryLine): readonly News[] {
  const since = lastDigestAt(context, line);
  return hisOf(context, line).flatMap((known) => {
    const what = new Set(
      known.lines
        .filter(({ at }) => Date.parse(at) >= since && Date.parse(at) < Date.parse(line.at))
        .filter((told) => isHisMatter(known, told, fieldOf(line, 'receiver')))
        .flatMap((told) => wordsOf(told, languageOf(context, line))),
    );
    return what.size === 0 ? [] : [{ known, what: [...what].join(' · ') }];
  });
}

/** That a call is not needed any more concerns whoever had it. */
function isHisMatter({ lines }: Known, told: StoryLine, rep: string): boolean {
  if (told.type !== 'CallTaskWithdrawn') return true;
  return lines.some(({ type, touch, rep: who }) => type === 'CallTaskSent' && touch === told.touch && who === rep);
}

/** When this rep got his last digest; on the first one everything since the launch is new. */
function lastDigestAt({ touches, live }: MailContext, line: StoryLine): number {
  const own = fieldOf(line, 'touch');
  const rep = fieldOf(line, 'receiver');
  const sent = [...touches.values()].flatMap(({ id, template, receiver, sentAt = 0 }) =>
    template === 'digest' && receiver === rep && id !== own && sentAt < Date.parse(line.at) ? [sentAt] : [],
  );
  return sent.reduce((latest, at) => Math.max(latest, at), live.state.launchedAt);
}

const BY_HIMSELF: readonly string[] = ['contact', 'system', 'host'];
/** Comes with every guest of an event: the conversations are what it asks for. */
const NO_NEWS: readonly string[] = ['attended', 'left-early', 'no-show'];

function wordsOf(line: StoryLine, language: string): readonly string[] {
  const { news, withdrawn } = digestWords(language);
  if (line.type === 'CallTaskWithdrawn') {
    const reason = fieldOf(line, 'reason');
    return [withdrawn[reason] ?? reason];
  }
  if (line.type === 'EnrollmentEnded' && news.ended !== undefined) return [news.ended];
  const signal = fieldOf(line, 'signal');
  if (line.type !== 'SignalReceived' || NO_NEWS.includes(signal) || !BY_HIMSELF.includes(fieldOf(line, 'by')))
    return [];
  const words = news[signal] ?? OUTCOME_WORDS[language]?.[signal];
  return words === undefined ? [] : [words];
}
