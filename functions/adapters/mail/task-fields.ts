import type { Contact } from '../../../workflows/domain/contact.ts';
import { channelsFor } from '../../../workflows/permission/channels-for.ts';
import { legalFormKind } from '../../../workflows/permission/legal-forms.ts';
import { permissionRule } from '../../../workflows/permission/permission-table.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { dataOf, fieldOf, isSignal, type StoryLine } from '../../../workflows/story/story-line.ts';
import { languageWords } from '../../../workflows/texts/amount-words.ts';
import { type Occasion, OUTCOMES, renderOutcomeLinks } from '../../../workflows/texts/call-outcomes.ts';
import { formOf } from '../../../workflows/texts/contact-values.ts';
import { clock, dayWords, type Reader, renderDate } from '../../../workflows/texts/date-words.ts';
import { internalWords } from '../../../workflows/texts/internal-words.ts';
import type { MailValues, TaskFields } from '../../../workflows/texts/mail-values.ts';
import {
  type Basis,
  beforeCallingWords,
  closedWords,
  permissionWords,
} from '../../../workflows/texts/permission-words.ts';
import { phoneWords } from '../../../workflows/texts/phone-words.ts';
import { renderScript } from '../../../workflows/texts/render-mail.ts';
import { sourceWords } from '../../../workflows/texts/source-words.ts';
import { sourcesOf } from './contact-mail.ts';
import { type MailContext, valuesForColleague } from './mail-context.ts';
import { scoreWords } from './score-words.ts';
import { colleagueLines } from './task-colleagues.ts';
import { taskHistory } from './task-history.ts';
import { taskQuestions } from './task-questions.ts';
import { callHours, dueAt } from './task-times.ts';

export interface TaskRequest {
  readonly contact: Contact;
  readonly known: Known;
  readonly line: StoryLine;
  readonly values: MailValues;
  readonly occasion: Occasion;
  /** Of who reads the mail. */
  readonly language: string;
  /** Name of the script, for a call. */
  readonly script?: string;
}

/** What stands on a task besides the contact himself: why, permission, history, script and outcomes (rep-day). */
export function taskFields(context: MailContext, request: TaskRequest): TaskFields {
  const { contact, known, line, occasion, language, script } = request;
  const touch = context.touches.get(String(line.touch));
  const words = internalWords(language);
  const { campaign, reps, plan } = context.live.setup;
  const at = Date.parse(line.at);
  const reader = { language, timeZone: reps.get(touch?.rep ?? '')?.timeZone ?? campaign.timeZone };
  const history = taskHistory(known.lines, reader);
  const phone = contact.phone ?? contact.mobile;
  const spoken = script === undefined ? undefined : callScript(context, request, script);
  const goal = script === undefined ? undefined : callGoal(context, request, script);
  const url = (outcome: string) => context.link('c', String(line.touch), { outcome });
  const { email, phone: mayCall } = channelsFor(contact);
  const before = permissionRule(contact.country, legalFormKind(contact.legalForm)).beforeCalling;
  return {
    attempt: touch?.attempt ?? 1,
    attempts: touch?.attempts ?? 1,
    why: history.at(-1) ?? goal ?? fieldOf(line, 'step'),
    permission: [
      permissionWords(language, 'phone', mayCall, basisOf(contact.phonePermission, language)),
      permissionWords(language, 'mail', email, basisOf(contact.emailPermission, language)),
      ...(before === undefined ? [] : [beforeCallingWords(language, before)]),
    ],
    warnings: warningsOf(known.lines, reader),
    colleagues: spoken ? colleagueLines(context, { known, at, language }) : [],
    sent: taskHistory(
      known.lines.filter(({ type }) => type === 'MailSent'),
      reader,
    ),
    history: history.slice(-3),
    known: [
      ...(contact.source === undefined
        ? []
        : [`${words.source}: ${sourceWords(plan.sources, contact.source, language)}`]),
      ...scoreWords(plan, { contact, lines: known.lines }, language),
    ],
    script: spoken?.paragraphs ?? [],
    questions: spoken ? taskQuestions({ plan, contact, lines: known.lines, occasion }, language) : [],
    reply: replyLines(known.lines),
    outcomes: renderOutcomeLinks(OUTCOMES[occasion].main, language, url),
    moreOutcomes: renderOutcomeLinks(OUTCOMES[occasion].more, language, url),
    localTime: clock(at, contact.timeZone, language),
    ...callHours(context.live, contact, { at, language }),
    ...(spoken && { dueAt: dueAt(context.live, { touch, rep: fieldOf(line, 'rep'), at }) }),
    language: languageWords(language, contact.language),
    ...(phone !== undefined && { phone: phoneWords(phone), tel: phone }),
    ...(goal !== undefined && history.length > 0 && { goal }),
    ...(touch?.for !== undefined && { for: reps.get(touch.for)?.name ?? touch.for }),
  };
}

/** Since when, as people write a date. */
function basisOf({ source, at }: Basis, language: string): Basis {
  return { ...(source !== undefined && { source }), ...(at !== undefined && { at: dayWords(at, language) }) };
}

/** What the contact wrote last, as he wrote it. */
function replyLines(lines: readonly StoryLine[]): readonly string[] {
  const reply = lines.findLast((line) => isSignal(line, 'replied'));
  const text = reply === undefined ? '' : dataOf(reply, 'text');
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** What was closed since the launch, with its day: `ma 1 feb 09:30 · Mail mag niet: heeft zich afgemeld; …`. */
export function warningsOf(lines: readonly StoryLine[], reader: Reader): readonly string[] {
  return lines.flatMap((line) => {
    if (line.type !== 'PermissionChanged' || fieldOf(line, 'to') === 'service') return [];
    const channel = fieldOf(line, 'channel') === 'phone' ? 'phone' : 'mail';
    const words = closedWords(reader.language, channel, fieldOf(line, 'reason'));
    return [`${renderDate(Date.parse(line.at), 'short', reader)} · ${words}`];
  });
}

/** What to say, in the contact's language. */
function callScript(
  context: MailContext,
  { contact, values }: Pick<TaskRequest, 'contact' | 'values'>,
  script: string,
) {
  const { language, source } = contact;
  const form = formOf(context.live.setup.campaign, language);
  const choice = { template: `scripts/${script}`, language, sources: sourcesOf(context, source) };
  const spoken = renderScript({ ...choice, form, texts: context.texts, values });
  return spoken.ok ? spoken : undefined;
}

/** What a call is for, in the language of who makes it: he reads it, the contact never does. */
export function callGoal(
  context: MailContext,
  { contact, values, language }: Pick<TaskRequest, 'contact' | 'values' | 'language'>,
  script: string,
): string | undefined {
  const { campaign } = context.live.setup;
  const choice = { template: `scripts/${script}`, language, sources: sourcesOf(context, contact.source) };
  const told = valuesForColleague(context, values, language);
  const form = formOf(campaign, language);
  const rendered = renderScript({ ...choice, form, texts: context.texts, values: told });
  return rendered.ok ? rendered.goal : callScript(context, { contact, values }, script)?.goal;
}
