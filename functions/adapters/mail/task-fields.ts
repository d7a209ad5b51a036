import type { Permission } from '../../../workflows/domain/contact.ts';
import { channelsFor } from '../../../workflows/permission/channels-for.ts';
import { legalFormKind } from '../../../workflows/permission/legal-forms.ts';
import { permissionRule } from '../../../workflows/permission/permission-table.ts';
import { dataOf, fieldOf, isSignal, type StoryLine } from '../../../workflows/story/story-line.ts';
import { languageWords } from '../../../workflows/texts/amount-words.ts';
import { OUTCOMES, renderOutcomeLinks } from '../../../workflows/texts/call-outcomes.ts';
import { callTaskWords } from '../../../workflows/texts/call-task-words.ts';
import { clock, dayWords } from '../../../workflows/texts/date-words.ts';
import type { TaskFields } from '../../../workflows/texts/mail-values.ts';
import { type Basis, beforeCallingWords, permissionWords } from '../../../workflows/texts/permission-words.ts';
import { phoneWords } from '../../../workflows/texts/phone-words.ts';
import type { MailContext } from './mail-context.ts';
import { colleagueLines } from './task-colleagues.ts';
import { saidHistory } from './task-history.ts';
import { knownOf, organisationWords } from './task-known.ts';
import { taskQuestions } from './task-questions.ts';
import type { TaskRequest } from './task-request.ts';
import { callGoal, callScript, stepWords } from './task-script.ts';
import { sentLines } from './task-sent.ts';
import { callHours, dueAt, halfWords } from './task-times.ts';
import { openMatters, warningsOf } from './task-warnings.ts';
import { whyNow } from './task-why.ts';

/** What stands on a task besides the contact himself: why, permission, history, script and outcomes (rep-day). */
export function taskFields(context: MailContext, request: TaskRequest): TaskFields {
  const { contact, known, line, occasion, language, script } = request;
  const touch = context.touches.get(String(line.touch));
  const { campaign, reps, plan } = context.live.setup;
  const at = Date.parse(line.at);
  const reader = { language, timeZone: reps.get(touch?.rep ?? '')?.timeZone ?? campaign.timeZone };
  const phone = contact.phone ?? contact.mobile;
  const spoken = script === undefined ? undefined : callScript(context, request, script);
  const goal = script === undefined ? undefined : callGoal(context, request, script);
  const url = (outcome: string) => context.link('c', String(line.touch), { outcome });
  const { email, phone: mayCall } = channelsFor(contact);
  const before = permissionRule(contact.country, legalFormKind(contact.legalForm)).beforeCalling;
  return {
    attempt: touch?.attempt ?? 1,
    attempts: touch?.attempts ?? 1,
    why: whyNow({ known, occasion, mayMail: email.allowed, reader }),
    permission: [
      permissionWords(language, 'phone', mayCall, basisOf(contact.phonePermission, language)),
      permissionWords(language, 'mail', email, basisOf(contact.emailPermission, language)),
      ...(before === undefined ? [] : [beforeCallingWords(language, before)]),
    ],
    warnings: [
      ...warningsOf(known.lines, reader),
      ...openMatters(context, known, reader),
      ...halfWords(context.live, { touch, contact, at }, language),
    ],
    colleagues: spoken ? colleagueLines(context, { known, at, language }) : [],
    sent: sentLines(context, known, { key: request.readerKey, reader }),
    history: saidHistory(known.lines, reader).slice(-3),
    known: knownOf(context, request),
    script: spoken?.paragraphs ?? [],
    questions: spoken ? taskQuestions({ plan, contact, lines: known.lines, occasion }, language) : [],
    reply: replyLines(known.lines),
    outcomes: renderOutcomeLinks(OUTCOMES[occasion].main, language, url),
    moreOutcomes: renderOutcomeLinks(OUTCOMES[occasion].more, language, url),
    localTime: clock(at, contact.timeZone, language),
    ...callHours(context.live, { touch, contact, at }, language),
    ...(spoken && { dueAt: dueAt(context.live, { touch, rep: fieldOf(line, 'rep'), at }) }),
    language: languageWords(language, contact.language),
    ...(phone !== undefined && { phone: phoneWords(phone), tel: phone }),
    ...(goal !== undefined && { goal }),
    ...(spoken && { step: stepWords(context, { occasion, script, language }) }),
    ...describedIn(request),
    ...(touch?.for !== undefined && { for: reps.get(touch.for)?.name ?? touch.for }),
  };
}

/** How he takes part in buying, and what his organisation is. */
function describedIn(request: TaskRequest): Pick<TaskFields, 'buying' | 'organisation'> {
  const { buying } = callTaskWords(request.language);
  const { buyingRole } = request.contact;
  const organisation = organisationWords(request);
  return {
    ...(buyingRole !== 'unknown' && { buying: buying[buyingRole] }),
    ...(organisation !== undefined && { organisation }),
  };
}

/** Where a permission comes from and since when: `beurs T&L, 12 nov 2026`. */
function basisOf({ source, at }: Permission<string>, language: string): Basis {
  return { ...(source !== undefined && { source }), ...(at !== undefined && { at: dayWords(at, language) }) };
}

/** What the contact wrote last, as he wrote it. */
function replyLines(lines: readonly StoryLine[]): readonly string[] {
  const reply = lines.findLast((line) => isSignal(line, 'replied'));
  const text = reply === undefined ? '' : dataOf(reply, 'text');
  return text.split('\n').filter((line) => line.trim() !== '');
}
