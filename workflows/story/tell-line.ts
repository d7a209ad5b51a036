import { mailWords } from './mail-words.ts';
import { reasonWords } from './reason-words.ts';
import { moneyWords, signalWords } from './signal-words.ts';
import { fieldOf, type StoryLine } from './story-line.ts';
import type { WallClock } from './wall-clock.ts';
import { isTakenBack } from './without-undone.ts';
import { wordOf } from './words/story-in-language.ts';
import type { StoryWords } from './words/story-words.ts';

/** What a sentence needs besides its line: the clock it is told by, names for addresses, and the words. */
export interface Telling {
  readonly clock: WallClock;
  /** Of people by mail address, of sources by id; an unknown one is told as it is. */
  readonly names: ReadonlyMap<string, string>;
  readonly words: StoryWords;
}

/** What happened, without the time; undefined for lines that say nothing to a person (steps entered, seats counted). */
export function tellLine(line: StoryLine, telling: Telling): string | undefined {
  const { words, clock, names } = telling;
  const { tell } = words;
  const field = (name: string) => fieldOf(line, name);
  const reason = () => reasonWords(field('reason'), words);
  switch (line.type) {
    case 'EnrollmentStarted':
      return tell.listed({
        stage: wordOf(words.stages, field('stage')),
        source: names.get(field('source')) ?? field('source'),
        rep: names.get(field('rep')) ?? field('rep'),
      });
    case 'MailSent':
      return tellMail(line, telling);
    case 'MailSkipped':
    case 'MailHeld':
      return tell.noMail(mailWords(field('template'), words), reason());
    case 'TouchUncertain':
      return tell.uncertain;
    case 'LetterListed':
      return tell.letter;
    case 'SignalReceived':
      return tellSignal(line, telling);
    case 'SignalIgnored':
      return field('reason') === 'ended' || field('reason') === 'duplicate'
        ? undefined
        : tell.nothingChanged(signalWords(line, clock, words), reason());
    case 'AnswerCorrected':
      return isTakenBack(line)
        ? tell.takenBack(wordOf(words.signals, field('from')))
        : tell.corrected(wordOf(words.signals, field('from')), wordOf(words.signals, field('to')));
    case 'PermissionChanged':
      return field('to') === 'service'
        ? tell.allowed(reason())
        : tell.closed(wordOf(words.channels, field('channel')), reason());
    default:
      return tellCall(line, telling) ?? tellTogether(line, telling);
  }
}

function tellMail(line: StoryLine, { names, words }: Telling): string {
  const { tell, notices } = words;
  const [template, to] = [fieldOf(line, 'template'), fieldOf(line, 'to')];
  if (to === 'contact') return tell.gets(mailWords(template, words), line.calendar !== undefined);
  const receiver = names.get(fieldOf(line, 'receiver')) ?? fieldOf(line, 'receiver');
  if (template === 'appointment') return tell.asksAppointment(receiver);
  if (template === 'quote') return tell.asksQuote(receiver);
  return tell.mailed(receiver, wordOf(notices, template));
}

/** What the line after it tells by itself (the hand-off list, a time that came) is not told twice. */
const TOLD_BY_OTHERS = ['taken-over', 'rejected', 'timeout'];

function tellSignal(line: StoryLine, { clock, words }: Telling): string | undefined {
  if (TOLD_BY_OTHERS.includes(fieldOf(line, 'signal'))) return undefined;
  const said = signalWords(line, clock, words);
  const by = fieldOf(line, 'by');
  const { says } = words;
  return by === 'rep' || by === 'host' || by === 'marketing' || by === 'sales' ? `${says[by]}: ${said}` : said;
}

function tellCall(line: StoryLine, { names, words }: Telling): string | undefined {
  const { tell, levels, sides } = words;
  const field = (key: string) => fieldOf(line, key);
  const name = (address: string) => names.get(address) ?? address;
  const reason = () => reasonWords(field('reason'), words);
  switch (line.type) {
    case 'CallTaskSent':
      return tell.call({
        who: name(field('rep')),
        instead: name(field('for')),
        what: wordOf(words.calls, field('step') || field('script')),
        attempt: Number(field('attempt')),
      });
    case 'CallTaskWithdrawn':
      return tell.withdrawn(reason());
    case 'CallTaskSkipped':
      return tell.noCall(reason());
    case 'CallTaskUndone':
      return tell.undone(reason());
    case 'ServiceLevelWarned':
      return tell.warned(wordOf(levels, field('level')), wordOf(sides, field('side')));
    case 'ServiceLevelBreached':
      return tell.breached(wordOf(levels, field('level')), wordOf(sides, field('side')));
    default:
      return undefined;
  }
}

function tellTogether(line: StoryLine, { names, words }: Telling): string | undefined {
  const { tell, stages, decisions } = words;
  const field = (key: string) => fieldOf(line, key);
  const name = (address: string) => names.get(address) ?? address;
  switch (line.type) {
    case 'StageChanged':
      return tell.stage(wordOf(stages, field('from')), wordOf(stages, field('to')));
    case 'HandedOff':
      return tell.handedOver(name(field('rep')));
    case 'HandOffTaken':
      return tell.takesOver(name(field('rep')));
    case 'HandOffRejected':
      return tell.rejects(name(field('rep')), reasonWords(field('reason'), words));
    case 'DecisionAsked':
      return tell.asked(wordOf(decisions, field('proposal')));
    case 'DecisionMade': {
      const by = Array.isArray(line.by) ? line.by : [];
      const decision = wordOf(decisions, field('decision'));
      if (by.length === 2) return tell.bothDecide(decision);
      return by.includes('tieBreak') ? tell.tieBreak(decision) : tell.rule(decision);
    }
    case 'Held':
      return tell.waits(name(field('for')), reasonWords(field('reason'), words));
    case 'Released':
      return tell.waitsNoLonger;
    case 'EnrollmentEnded':
      return `${tell.ends(wordOf(words.outcomes, field('outcome')), reasonWords(field('reason'), words))}${sum(line, 'revenue', words)}${sum(line, 'margin', words)}`;
    default:
      return undefined;
  }
}

function sum(line: StoryLine, name: 'revenue' | 'margin', { data, clock }: StoryWords): string {
  const value = fieldOf(line, name);
  return value === '' ? '' : `, ${data[name]} ${moneyWords(value, clock.thousands)}`;
}
