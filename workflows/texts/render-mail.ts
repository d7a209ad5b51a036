import type { Template } from 'liquidjs';
import type { MailKind } from '../workflow.ts';
import type { CompiledText } from './compile-text.ts';
import { FIELDS } from './fields.ts';
import { htmlEngine, type RenderContext, textEngine } from './liquid-engine.ts';
import type { Form, MailValues } from './mail-values.ts';
import { tidyText } from './markdown-template.ts';
import { headerLine, unlinked } from './plain-text.ts';
import { plainValues, shownValues } from './shown-values.ts';
import type { TextChoice, TextStore } from './text-store.ts';

/** A mail as it would be read. `from` is whom the text wants as sender, where it says so. */
export interface RenderedMail {
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
  readonly kind: MailKind;
  readonly from?: NonNullable<CompiledText['from']>;
}

/** There is no such text in the reader's language; nothing is sent in another one by itself. */
export interface TextMissing {
  readonly ok: false;
  readonly reason: 'text-missing';
  readonly language: string;
  readonly template: string;
  readonly message: string;
}

export interface MailRequest extends TextChoice {
  readonly form: Form;
  readonly texts: TextStore;
  readonly values: MailValues;
}

const EMPTY = emptyFields();

/**
 * One mail, letter or script filled for one reader. Throws when a field that is always there is missing, and when a
 * marketing mail to a contact has no link to object: such a mail must not exist.
 */
export function renderMail(request: MailRequest): { readonly ok: true; readonly mail: RenderedMail } | TextMissing {
  const compiled = request.texts.find(request);
  if (!compiled) return textMissing(request);
  const { values } = request;
  if (compiled.kind === 'marketing' && compiled.receiver === 'contact' && !values.links.unsubscribe) {
    throw new Error(`${request.template} is marketing mail and needs values.links.unsubscribe`);
  }
  const scope = fillEmpty(plainValues(values), compiled.columns);
  const reader: RenderContext = { language: request.language, timeZone: values.timeZone, form: request.form };
  const options = { globals: { reader } };
  const line = (template: Template[]) => headerLine(String(textEngine.renderSync(template, scope, options)));
  const subject = line(compiled.subject);
  const preheader = line(compiled.preheader);
  // What we did not write ourselves becomes no link; a subject is none anyway.
  const body = { ...scope, ...shownGroups(scope) };
  const whole = {
    ...body,
    mail: { subject: unlinked(subject), preheader: unlinked(preheader), firstTouch: values.firstTouch === true },
  };
  // A separator may end a line of a narrow screen, but begins none.
  const html = String(htmlEngine.renderSync(compiled.html, whole, options)).replaceAll(' · ', '&nbsp;· ');
  const text = tidyText(String(textEngine.renderSync(compiled.text, whole, options)));
  const { kind, from } = compiled;
  return { ok: true, mail: { subject, preheader, html, text, kind, ...(from && { from }) } };
}

/** The paragraphs of a script in plain words, for the call task; its `subject` is the goal of the call. */
export function renderScript(
  request: MailRequest,
): { readonly ok: true; readonly goal: string; readonly paragraphs: readonly string[] } | TextMissing {
  const rendered = renderMail(request);
  if (!rendered.ok) return rendered;
  const paragraphs = rendered.mail.text.split(/\n{2,}/).map((paragraph) => paragraph.trim());
  return { ok: true, goal: rendered.mail.subject, paragraphs: paragraphs.filter((paragraph) => paragraph !== '') };
}

function textMissing({ template, language }: MailRequest): TextMissing {
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
  const message = `${template} is missing in ${name}. Write content/${language}/${template}.md. Nothing is sent in another language by itself.`;
  return { ok: false, reason: 'text-missing', language, template, message };
}

/** What may be empty is empty, not unknown: a strict text still tells a field that should have been there. */
function fillEmpty(values: MailValues, columns: CompiledText['columns']): Record<string, object> {
  const { contact, organisation, rep, deputy, event, campaign, sender, source, links, task, list } = values;
  return {
    contact: { ...EMPTY.contact, ...contact, more: { ...columns, ...contact?.more } },
    organisation: { ...EMPTY.organisation, ...organisation },
    rep: { ...EMPTY.rep, ...rep },
    deputy: { ...EMPTY.deputy, ...deputy },
    event: { ...EMPTY.event, ...event },
    campaign: { ...EMPTY.campaign, ...campaign },
    sender: { ...EMPTY.sender, ...sender },
    source: { ...EMPTY.source, ...source },
    links: { ...EMPTY.links, ...links },
    task: { ...EMPTY.task, ...task },
    list: { ...EMPTY.list, ...list },
  };
}

/** What comes from the audience's file, from pages and from answers; the campaign's own files may hold links. */
function shownGroups({ contact, organisation, task, list }: Record<string, object>): Record<string, object> {
  return shownValues({
    ...(contact && { contact }),
    ...(organisation && { organisation }),
    ...(task && { task }),
    ...(list && { list }),
  });
}

function emptyFields(): Readonly<Record<string, Readonly<Record<string, null>>>> {
  const groups: Record<string, Record<string, null>> = {};
  for (const field of FIELDS) {
    const [group = '', name = ''] = field.name.split('.');
    groups[group] ??= {};
    if (!field.always) groups[group][name] = null;
  }
  return groups;
}
