import type { Rep } from '../../../workflows/language/reps-schema.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { OUTCOME_WORDS } from '../../../workflows/texts/call-outcomes.ts';
import {
  buildCampaignFields,
  buildEventFields,
  buildRepFields,
  buildSenderFields,
  type LinkPage,
} from '../../../workflows/texts/contact-values.ts';
import { internalWords } from '../../../workflows/texts/internal-words.ts';
import type { LinkFields, ListFields, ListLine } from '../../../workflows/texts/mail-values.ts';
import { readerKey } from '../../shared/link-reader.ts';
import { answerBy } from './answer-by.ts';
import { hasOpenCall, isWaitingForCall, lastHappened, whoOf } from './away-lists.ts';
import { breachOf, breachWords, ownerOf, whoIsNext } from './breach-words.ts';
import { countGuests } from './count-guests.ts';
import { decisionLine, isAsked, roundOf, sideOf } from './decision-fields.ts';
import { isHandedOver } from './digest-duties.ts';
import { digestFields, inDigest } from './digest-fields.ts';
import { isChanged, isChanges, isComing } from './event-lists.ts';
import { lineOf } from './list-line.ts';
import { languageOf, listReader } from './list-reader.ts';
import { type MailContext, repOf } from './mail-context.ts';
import { colleaguesBy, orderOf } from './order-fields.ts';
import { owedFields } from './owed-fields.ts';
import { internalSender } from './rep-mail.ts';
import { reviewFields, signOffFields } from './review-fields.ts';
import { withBandOf } from './score-words.ts';
import { weeklyFields } from './weekly-fields.ts';
import { type WrittenMail, writeMail } from './written-mail.ts';

/** A digest, list or notice to a rep, manager or host. */
export function listMail(context: MailContext, line: StoryLine): WrittenMail {
  const { campaign } = context.live.setup;
  const template = fieldOf(line, 'template');
  const receiver = repOf(context, fieldOf(line, 'receiver'));
  const language = languageOf(context, line);
  const to = fieldOf(line, 'to');
  const folder = FOLDERS[template] ?? (to === 'manager' ? 'managers' : 'reps');
  const { instants, link } = context;
  const reader = listReader(context, line);
  const page = (letter: LinkPage, ...about: readonly string[]) =>
    link(letter, [campaign.campaign, ...about, reader].join('.'));
  return writeMail(context, {
    line,
    template: `${folder}/${template}`,
    languages: [language, campaign.language, 'en'],
    values: {
      rep: buildRepFields(receiver),
      ...(campaign.event && { event: buildEventFields(campaign.event, { campaign, instants, language }) }),
      campaign: buildCampaignFields(campaign, language),
      sender: buildSenderFields(campaign),
      links: {
        list: page('l', template, listOf(context, line)),
        conversations: page('n'),
        ...(to !== 'rep' && { checkIn: page('i') }),
        dashboard: page('dashboard'),
        ...(to !== 'host' && { manage: page('m') }),
        ...choices(context, line, page),
      },
      list: { ...listFields(context, line, template), ...greeted(context, receiver, language) },
      timeZone: receiver.timeZone ?? campaign.timeZone,
    },
    to: { name: to === 'manager' ? '' : receiver.name, address: receiver.email },
    from: internalSender(context),
  });
}

/** Who reads by name, as his language greets: by the first name, in German by the whole of it. Nobody is greeted as a firm. */
function greeted({ live }: MailContext, { email, name }: Rep, language: string): Pick<ListFields, 'receiver'> {
  const { reps, campaign } = live.setup;
  if (!reps.has(email) && campaign.event?.host?.email !== email) return {};
  return { receiver: language === 'de' ? name : (name.split(' ')[0] ?? name) };
}

/** Of texts that more than one of ours may get. */
const FOLDERS: Readonly<Record<string, string>> = {
  'attendance-open': 'managers',
  customer: 'managers',
  'address-wrong': 'reps',
};

/** Whom a list is about, in the order they were enrolled; a digest is about the calls drawn into it. */
export function listedOf(context: MailContext, line: StoryLine): readonly Known[] {
  const known = [...context.journal.all()];
  const { rep, about } = context.touches.get(fieldOf(line, 'touch')) ?? {};
  if (about !== undefined) return known.filter(({ enrollment }) => enrollment === about);
  const ofRep = rep === undefined ? known : known.filter((entry) => entry.rep === rep);
  switch (fieldOf(line, 'template')) {
    case 'digest':
      return inDigest(context, line);
    case 'plan-review':
      return [];
    case 'briefing':
      return isChanges(line) ? ofRep.filter((entry) => isChanged(context, entry)) : ofRep.filter(isComing);
    case 'review':
    case 'sign-off':
      return [];
    case 'hand-off':
      return isAgain(context, line)
        ? ofRep.filter(isHandedOver)
        : ofRep.filter(({ isEnded, handOff }) => !isEnded && handOff === undefined);
    case 'conversations':
      return ofRep.filter(({ came, noted }) => came && !noted);
    case 'decision':
      return known.filter((entry) => isAsked(entry, sideOf(line)));
    case 'return':
      return ofRep.filter(
        (entry) => lastHappened(context, line, entry) !== undefined || isWaitingForCall(context, entry),
      );
    case 'away':
      return ofRep.filter((entry) => isWaitingForCall(context, entry) || hasOpenCall(entry));
    default:
      return ofRep.filter(
        (entry) => breachOf(entry, context, line) !== undefined || (isSilence(context, line) && hasOpenCall(entry)),
      );
  }
}

function listFields(context: MailContext, line: StoryLine, template: string): ListFields {
  const words = internalWords(languageOf(context, line));
  const wordOf = (said: string) => OUTCOME_WORDS[languageOf(context, line)]?.[said] ?? said;
  const select = (more: (entry: Known) => Partial<ListLine> = () => ({})) => {
    const lines = listedOf(context, line).flatMap((entry) =>
      lineOf(context, entry, listReader(context, line), more(entry)),
    );
    return { count: lines.length, lines };
  };
  switch (template) {
    case 'digest':
      return digestFields(context, line);
    case 'review':
      return context.audience ? reviewFields(context.live.setup, context.audience, line) : {};
    case 'sign-off':
      return context.audience ? signOffFields(context.live.setup, context.audience, languageOf(context, line)) : {};
    case 'briefing':
      return {
        ...select(({ guests, hasSeat, response = '' }) =>
          hasSeat ? { guests } : { guests, reason: wordOf(response) },
        ),
        changes: isChanges(line),
      };
    case 'hand-off':
      return {
        ...select(({ response }) =>
          response === undefined ? {} : { what: OUTCOME_WORDS[languageOf(context, line)]?.[response] ?? response },
        ),
        ...answerBy(context, line, isAgain(context, line) ? undefined : 'handOff.answerWithin'),
      };
    case 'conversations':
      return select();
    case 'held':
    case 'files-owed':
      return owedFields(context, languageOf(context, line));
    case 'address-wrong':
      return select((entry) => ({ what: context.contactOf(entry.enrollment)?.email ?? '' }));
    case 'number-wrong':
      return select((entry) => ({ what: context.contactOf(entry.enrollment)?.more.previousPhone ?? '' }));
    case 'call-moved':
      return select((entry) => (entry.callBackAt === undefined ? {} : { at: entry.callBackAt }));
    case 'customer':
      return {
        ...select((entry) => orderOf(context, entry, languageOf(context, line))),
        ...colleaguesBy(context, line),
      };
    case 'decision':
      return {
        ...select((entry) =>
          withBandOf(context, entry, decisionLine(entry, line, languageOf(context, line)), languageOf(context, line)),
        ),
        ...roundOf(listedOf(context, line)),
        ...answerBy(context, line, undefined),
      };
    case 'weekly':
      return weekOf(context, line, select);
    case 'plan-review':
      return { figures: levelFigures(context, line) };
    case 'return':
      return returnFields(context, line, select);
    case 'away':
      return {
        ...select(),
        who: repOf(context, whoOf(context, line)).name,
        ...whyAway(context.touches.get(fieldOf(line, 'touch'))?.reason),
      };
    default:
      return {
        ...countGuests(context),
        ...select((entry) => ({
          what: breachWords(entry, context, { line, language: languageOf(context, line) }) ?? words.unreported,
          ...ownerOf(entry, context, line),
        })),
        ...whoIsNext(context, line),
        ...(isSilence(context, line) && { who: repOf(context, whoOf(context, line)).name }),
      };
  }
}

/** What was owed and not done since the launch, level by level. */
function levelFigures(context: MailContext, line: StoryLine): NonNullable<ListFields['figures']> {
  const { levels } = internalWords(languageOf(context, line));
  const breaches = [...context.journal.all()].flatMap(({ lines }) =>
    lines.filter(({ type }) => type === 'ServiceLevelBreached').map((breach) => fieldOf(breach, 'level')),
  );
  return Object.entries(levels).map(([level, label]) => ({
    label,
    value: String(breaches.filter((one) => one === level).length),
    target: '0',
  }));
}

/** Whose list it is: a deputy answers the list of who is away, a manager that of his side. */
function listOf(context: MailContext, line: StoryLine): string {
  const rep = context.touches.get(fieldOf(line, 'touch'))?.rep;
  return rep === undefined ? listReader(context, line) : readerKey(context.live.setup, rep);
}

/**
 * What may be chosen about a rep's calls: by himself from his digest, by his manager about him who is away or silent; each
 * about that rep, not about who reads it.
 */
function choices(
  context: MailContext,
  line: StoryLine,
  page: (letter: LinkPage, ...about: readonly string[]) => string,
): LinkFields {
  const rep = readerKey(context.live.setup, whoOf(context, line));
  const away = page('m', 'away', rep);
  if (fieldOf(line, 'to') === 'manager') return { away, give: page('m', 'give', rep), leave: page('m', 'leave', rep) };
  // A rep's list is about no one contact: there he picks whom he spoke to.
  const isRep = context.live.setup.reps.has(fieldOf(line, 'receiver'));
  return { away, tooMuch: page('m', 'put-off', rep), ...(isRep && { contact: page('m', 'contacts') }) };
}

type Select = (more: (entry: Known) => Partial<ListLine>) => { readonly count: number; readonly lines: ListLine[] };

/** What happened to each of his, and how many calls wait for him. */
function returnFields(context: MailContext, line: StoryLine, select: Select): ListFields {
  const listed = listedOf(context, line);
  const { lines } = select((entry) => {
    const what = lastHappened(context, line, entry);
    return what === undefined ? {} : { what };
  });
  return { lines, count: listed.filter((entry) => isWaitingForCall(context, entry)).length };
}

/** The week's figures, whatever was owed and not done in it, and where the reader answers his decisions. */
function weekOf(context: MailContext, line: StoryLine, select: Select): ListFields {
  const language = languageOf(context, line);
  const { lines: late } = select((entry) => {
    const what = breachWords(entry, context, { line, language });
    return { ...(what !== undefined && { what }), ...ownerOf(entry, context, line) };
  });
  const { campaign } = context.live.setup.campaign;
  const decisions = context.link(
    'l',
    [campaign, 'decision', listOf(context, line), listReader(context, line)].join('.'),
  );
  return weeklyFields(context, line, { language, late, decisions });
}

/** Monday's mail about who was handed over alone: the others of the rep have their lists. */
function isAgain({ touches }: MailContext, line: StoryLine): boolean {
  return touches.get(fieldOf(line, 'touch'))?.reason === 'again';
}

/** One text for three occasions: he is away, has too much, or does not report while his deputy is away. */
function whyAway(reason: string | undefined): Pick<ListFields, 'full' | 'deputyAway'> {
  return { full: reason === 'full', deputyAway: reason === 'deputy away' };
}

/** Sent because the rep has said nothing at all: his manager is asked what is the matter. */
function isSilence({ touches }: MailContext, line: StoryLine): boolean {
  return touches.get(fieldOf(line, 'touch'))?.reason === 'silent';
}
