import { handOffAnswerBy, listedBy } from '../../../workflows/domain/hand-off-list.ts';
import { unansweredBy } from '../../../workflows/domain/reviewed-audience.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { OUTCOMES, renderOutcomeLinks } from '../../../workflows/texts/call-outcomes.ts';
import { digestWords } from '../../../workflows/texts/digest-words.ts';
import type { ListLine } from '../../../workflows/texts/mail-values.ts';
import { timesOf } from '../../review-audience/run-review.ts';
import { readerKey } from '../../shared/link-reader.ts';
import { hisOf } from './digest-scope.ts';
import { lineOf } from './list-line.ts';
import { languageOf, listReader } from './list-reader.ts';
import type { MailContext } from './mail-context.ts';
import { reviewFields } from './review-fields.ts';

/** What a rep still has to tell: whom he spoke to at the event, how appointments were, how quotes stand. */
interface Duty {
  readonly known: Known;
  readonly more: Partial<ListLine>;
}

export function dutiesOf(context: MailContext, line: StoryLine): readonly Duty[] {
  const words = digestWords(languageOf(context, line));
  const isAsked = conversationsAreAsked(context, line);
  return hisOf(context, line).flatMap((known): Duty[] => {
    if (known.isEnded) return [];
    const ask = openAsk(known, fieldOf(line, 'receiver'));
    if (ask) return [{ known, more: askedOf(context, line, ask) }];
    return isAsked && known.came && !known.noted ? [{ known, more: { what: words.conversation } }] : [];
  });
}

/** Conversations are remembered for three working days; after that the call that follows them asks. */
const CONVERSATION_DAYS = { amount: 3, unit: 'business days' } as const;

function conversationsAreAsked({ live }: MailContext, line: StoryLine): boolean {
  const { setup, state } = live;
  if (!setup.campaign.event) return false;
  const at = Date.parse(line.at);
  return at >= state.eventEnd && at < setup.calendars.campaign.add(state.eventEnd, CONVERSATION_DAYS, 1);
}

/** The question this rep got last about a contact, while nobody has answered it. */
function openAsk({ lines }: Known, rep: string): StoryLine | undefined {
  const asked = lines.findLast(({ type, to }) => type === 'MailSent' && to === 'rep');
  if (!asked || fieldOf(asked, 'receiver') !== rep || !isAbout(fieldOf(asked, 'template'))) return undefined;
  const after = lines.slice(lines.indexOf(asked) + 1);
  return after.some(({ type, by }) => type === 'StepEntered' || (type === 'SignalReceived' && by === 'rep'))
    ? undefined
    : asked;
}

function isAbout(template: string): template is 'appointment' | 'quote' | 'reply' {
  return template === 'appointment' || template === 'quote' || template === 'reply';
}

function askedOf(context: MailContext, line: StoryLine, ask: StoryLine): Partial<ListLine> {
  const about = fieldOf(ask, 'template');
  if (!isAbout(about)) return {};
  const language = languageOf(context, line);
  const url = (outcome: string) => context.link('c', fieldOf(ask, 'touch'), { outcome });
  return {
    what: digestWords(language).asked[about],
    outcomes: renderOutcomeLinks(OUTCOMES[about].main, language, url),
  };
}

/** Lines of a duty or of news, each with its contact. */
export function contactLines(
  context: MailContext,
  line: StoryLine,
  listed: readonly { readonly known: Known; readonly more: Partial<ListLine> }[],
): ListLine[] {
  return listed.flatMap(({ known, more }) => lineOf(context, known, listReader(context, line), more));
}

/** Lists this rep has not answered: his audience, his hand-off, and where he is a manager the decisions. */
export function waitingLists(context: MailContext, line: StoryLine): ListLine[] {
  return [...audienceList(context, line), ...handOffLists(context, line), ...decisionList(context, line)];
}

function audienceList(context: MailContext, line: StoryLine): ListLine[] {
  const { audience, live } = context;
  if (!audience || !unansweredBy(audience.review).includes(fieldOf(line, 'receiver'))) return [];
  const { count = 0 } = reviewFields(live.setup, audience, line);
  const name = digestWords(languageOf(context, line)).lists.review(count);
  return [{ name, url: listLink(context, line, 'review'), at: timesOf(live.setup, audience.review).keep }];
}

/** His own, and those of the colleagues he stands in for. */
function handOffLists(context: MailContext, line: StoryLine): ListLine[] {
  const { live } = context;
  const open = hisOf(context, line).filter(isHandedOver);
  const byRep = Map.groupBy(open, (known) => listedBy(live, known));
  return [...byRep].map(([rep, lines]): ListLine => {
    const name = digestWords(languageOf(context, line)).lists['hand-off'](lines.length);
    const by = handOffAnswerBy(live, rep);
    // Who was handed over after that has no time of the joint list.
    const at = by !== undefined && lines.some((known) => handedAt(known) < by) ? by : undefined;
    const whose = rep === fieldOf(line, 'receiver') ? undefined : (live.setup.reps.get(rep)?.name ?? rep);
    return {
      name: whose === undefined ? name : `${name} (${whose})`,
      url: listLink(context, line, 'hand-off', readerKey(live.setup, rep)),
      ...(at !== undefined && { at }),
    };
  });
}

function handedAt({ lines }: Known): number {
  return Date.parse(lines.findLast(({ type }) => type === 'HandedOff')?.at ?? '');
}

/** Handed over, and neither he nor both managers have said anything of it since. */
export function isHandedOver({ isEnded, handOff, lines }: Known): boolean {
  if (isEnded || handOff !== undefined) return false;
  const handed = lines.findLastIndex(({ type }) => type === 'HandedOff');
  return handed >= 0 && !lines.slice(handed).some(({ type }) => type === 'DecisionMade');
}

function decisionList(context: MailContext, line: StoryLine): ListLine[] {
  const { managers } = context.live.setup.campaign;
  const known = [...context.journal.all()];
  return (['marketing', 'sales'] as const).flatMap((side): ListLine[] => {
    if (managers[side] !== fieldOf(line, 'receiver')) return [];
    const open = known.filter(({ decision }) => decision && decision.answers[side] === undefined);
    if (open.length === 0) return [];
    const name = digestWords(languageOf(context, line)).lists.decision(open.length);
    return [{ name, url: listLink(context, line, 'decision', side) }];
  });
}

function listLink(context: MailContext, line: StoryLine, list: string, whose = listReader(context, line)): string {
  const { campaign } = context.live.setup.campaign;
  return context.link('l', [campaign, list, whose, listReader(context, line)].join('.'));
}
