import { occasionWords } from '../../../workflows/texts/call-task-words.ts';
import { formOf } from '../../../workflows/texts/contact-values.ts';
import { renderDate } from '../../../workflows/texts/date-words.ts';
import { renderScript } from '../../../workflows/texts/render-mail.ts';
import { sourcesOf } from './contact-mail.ts';
import { type MailContext, valuesForColleague } from './mail-context.ts';
import type { TaskRequest } from './task-request.ts';

/** What to say, in the contact's language. */
export function callScript(
  context: MailContext,
  { contact, values }: Pick<TaskRequest, 'contact' | 'values'>,
  script: string,
) {
  const { language } = contact;
  const form = formOf(context.live.setup.campaign, language);
  const choice = { template: `scripts/${script}`, language, sources: versionsFor(context, contact) };
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
  const choice = { template: `scripts/${script}`, language, sources: versionsFor(context, contact) };
  const told = valuesForColleague(context, values, language);
  const form = formOf(campaign, language);
  const rendered = renderScript({ ...choice, form, texts: context.texts, values: told });
  return rendered.ok ? rendered.goal : callScript(context, { contact, values }, script)?.goal;
}

/** A script may be written for a source, or for a segment. */
function versionsFor(context: MailContext, { source, segment }: TaskRequest['contact']): readonly string[] {
  return [...sourcesOf(context, source), ...(segment === undefined ? [] : [segment])];
}

/** What the call is, for a subject or a line of a list: `uitnodiging 18 mrt`. */
export function stepWords(
  { live, instants }: MailContext,
  { occasion, script, language }: Pick<TaskRequest, 'occasion' | 'language'> & { readonly script?: string | undefined },
): string {
  const { event, timeZone } = live.setup.campaign;
  const word = occasionWords(language, { occasion, ...(script !== undefined && { script }) });
  if (!event || occasion !== 'invitation') return word;
  return `${word} ${renderDate(instants.startAt, 'date', { language, timeZone })}`;
}
