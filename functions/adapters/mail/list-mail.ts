import type { Touch } from '../../../workflows/domain/touch.ts';
import { settingAt } from '../../../workflows/language/settings-schema.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { OUTCOME_WORDS } from '../../../workflows/texts/call-outcomes.ts';
import {
  buildCampaignFields,
  buildEventFields,
  buildRepFields,
  buildSenderFields,
} from '../../../workflows/texts/contact-values.ts';
import { internalWords } from '../../../workflows/texts/internal-words.ts';
import type { ListFields, ListLine } from '../../../workflows/texts/mail-values.ts';
import { phoneWords } from '../../../workflows/texts/phone-words.ts';
import { fullName } from '../../../workflows/texts/salutation.ts';
import { type MailContext, repOf, valuesAbout } from './mail-context.ts';
import { internalSender } from './rep-mail.ts';
import { callScript } from './task-fields.ts';
import { type WrittenMail, writeMail } from './written-mail.ts';

/** A digest, list or notice to a rep, manager or host. */
export function listMail(context: MailContext, line: StoryLine): WrittenMail {
  const { campaign } = context.live.setup;
  const template = fieldOf(line, 'template');
  const receiver = repOf(context, fieldOf(line, 'receiver'));
  const language = languageOf(context, line);
  const to = fieldOf(line, 'to');
  const folder = to === 'manager' || template === 'attendance-open' ? 'managers' : 'reps';
  const { instants, link } = context;
  const subject = fieldOf(line, 'touch');
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
        list: link('l', subject),
        conversations: link('n', subject),
        checkIn: link('i', campaign.campaign),
        dashboard: link('dashboard', receiver.email),
        away: link('l', 'away'),
        tooMuch: link('l', 'move'),
      },
      list: listFields(context, line, template),
      timeZone: receiver.timeZone ?? campaign.timeZone,
    },
    to: { name: to === 'manager' ? '' : receiver.name, address: receiver.email },
    from: internalSender(context),
  });
}

/** Whom a list is about, in the order they were enrolled; a digest is about the calls drawn into it. */
export function listedOf(context: MailContext, line: StoryLine): readonly Known[] {
  const known = [...context.journal.all()];
  const rep = context.touches.get(fieldOf(line, 'touch'))?.rep;
  const ofRep = rep === undefined ? known : known.filter((entry) => entry.rep === rep);
  switch (fieldOf(line, 'template')) {
    case 'digest':
      return [];
    case 'briefing':
      return ofRep.filter(isComing);
    case 'hand-off':
      return ofRep.filter(({ isEnded }) => !isEnded);
    case 'conversations':
      return ofRep.filter(({ came }) => came);
    case 'decision':
      return known.filter((entry) => isProposed(entry, line));
    default:
      return ofRep.filter((entry) => isBreached(entry, line));
  }
}

function listFields(context: MailContext, line: StoryLine, template: string): ListFields {
  const words = internalWords(languageOf(context, line));
  const select = (more: (entry: Known) => Partial<ListLine> = () => ({})) => {
    const lines = listedOf(context, line).flatMap((entry) => lineOf(context, entry, more(entry)));
    return { count: lines.length, lines };
  };
  switch (template) {
    case 'digest':
      return digestFields(context, line);
    case 'briefing':
      return { ...select(({ guests }) => ({ guests })), changes: false };
    case 'hand-off':
      return {
        ...select(({ response }) =>
          response === undefined ? {} : { what: OUTCOME_WORDS[languageOf(context, line)]?.[response] ?? response },
        ),
        ...answerBy(context, line, 'handOff.answerWithin'),
      };
    case 'conversations':
      return select();
    case 'decision':
      return {
        ...select(({ proposal = '', mails, ...counted }) => ({
          what: proposal,
          reason: words.tally({ ...counted, mails: mails.length }),
        })),
        ...answerBy(context, line, undefined),
      };
    default:
      return { ...countGuests(context), ...select(() => ({ what: words.unreported })) };
  }
}

function countGuests({ journal }: MailContext): Pick<ListFields, 'accepted' | 'attended'> {
  const known = [...journal.all()];
  return { accepted: known.filter(isComing).length, attended: known.filter(({ came }) => came).length };
}

/** Of who reads it: a rep's own, else the campaign's. */
function languageOf(context: MailContext, line: StoryLine): string {
  return repOf(context, fieldOf(line, 'receiver')).language ?? context.live.setup.campaign.language;
}

function isComing({ response }: Known): boolean {
  return response === 'accepted';
}

/** Put on the list in the last day: the list goes out in the managers' own hours. */
function isProposed({ proposedAt }: Known, line: StoryLine): boolean {
  return proposedAt !== undefined && Date.parse(line.at) - proposedAt < DAY_MS;
}

function isBreached({ lines }: Known, line: StoryLine): boolean {
  return lines.some(({ type, at }) => type === 'ServiceLevelBreached' && Date.parse(line.at) - Date.parse(at) < DAY_MS);
}

const DAY_MS = 86_400_000;

function digestFields(context: MailContext, line: StoryLine): ListFields {
  const { drawn, left } = context;
  const digest = fieldOf(line, 'touch');
  const rep = repOf(context, fieldOf(line, 'receiver'));
  const calls = (drawn.get(digest) ?? []).flatMap((task) => taskLine(context, task, line));
  const before = (left ?? []).flatMap((task) => taskLine(context, task, line));
  return {
    count: calls.length,
    calls,
    callsPerDay: rep.callsPerDay,
    ...(before.length > 0 && { left: before }),
  };
}

/** A call in a digest: who, the attempt, and the goal as its own campaign's script says it. */
function taskLine(digest: MailContext, task: Touch, line: StoryLine): ListLine[] {
  const context = digest.others?.get(task.campaign) ?? digest;
  const { enrollment = '', attempt, attempts, template } = task;
  const known = context.journal.of(enrollment);
  const contact = context.contactOf(enrollment);
  const values = known && valuesAbout(context, known, line);
  if (!known || !contact || !values) return [];
  const goal = callScript(context, { contact, values }, template)?.goal;
  return lineOf(context, known, { attempt, attempts, ...(goal !== undefined && { reason: goal }) });
}

function lineOf(context: MailContext, known: Known, more: Partial<ListLine>): ListLine[] {
  const contact = context.contactOf(known.enrollment);
  if (!contact) return [];
  const { role, organisationName: organisation, email } = contact;
  const phone = contact.phone ?? contact.mobile;
  return [
    {
      name: fullName(contact) || email || organisation,
      organisation,
      ...(role !== undefined && { role }),
      ...(phone !== undefined && { phone: phoneWords(phone), tel: phone }),
      ...(known.issue !== undefined && { issue: known.issue }),
      url: context.link('k', known.enrollment),
      ...more,
    },
  ];
}

/** By when an answer is expected: the setting's time, or that of the decision lists. */
function answerBy({ live }: MailContext, line: StoryLine, setting: string | undefined): { readonly answerBy: number } {
  const { campaign, calendars } = live.setup;
  const set = setting === undefined ? campaign.decisions.answerWithin : settingAt(campaign.settings, setting);
  const within = typeof set === 'object' && 'unit' in set ? set : campaign.decisions.answerWithin;
  return { answerBy: calendars.rep(fieldOf(line, 'receiver')).add(Date.parse(line.at), within, 1) };
}
