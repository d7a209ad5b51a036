import type { MailKind } from '../workflow.ts';
import { LAYOUTS } from './compiled-layouts.ts';
import type { LayoutWords } from './layout-words.ts';
import { type BodyTemplates, renderMarkdownTemplate } from './markdown-template.ts';
import type { TextReceiver } from './template-table.ts';

/** What decides a mail's frame. */
export interface Frame {
  readonly language: string;
  readonly receiver: TextReceiver;
  readonly kind: MailKind;
  readonly words: LayoutWords;
}

/**
 * Markdown as a whole mail in Liquid: in the look of mails to contacts or of work, with the legal lines that its kind
 * and receiver ask for. A script has no frame: it is read inside another mail.
 */
export function frameBody(markdown: string, frame: Frame): BodyTemplates {
  const look = lookOf(frame.receiver);
  const body = renderMarkdownTemplate(markdown, look);
  if (look === undefined) return body;
  const footer = renderMarkdownTemplate(footerMarkdown(frame), 'foot');
  const html = LAYOUTS[look]
    .replaceAll('@@LANGUAGE@@', frame.language)
    .replace('@@BODY@@', () => body.html)
    .replace('@@FOOTER@@', () => footer.html);
  return { html, text: `${body.text}\n\n-- \n${footer.text}` };
}

function lookOf(receiver: TextReceiver): 'contact' | 'work' | undefined {
  if (receiver === 'script') return undefined;
  return receiver === 'rep' || receiver === 'manager' ? 'work' : 'contact';
}

function footerMarkdown({ receiver, kind, words }: Frame): string {
  if (receiver === 'rep' || receiver === 'manager') return words.internal;
  const mayUnsubscribe = kind === 'marketing' && receiver === 'contact';
  return [
    ...(kind === 'marketing' ? [`{% if mail.firstTouch %}\n${words.firstTouch}\n{% endif %}`] : []),
    words.sender,
    ...(mayUnsubscribe ? [words.unsubscribe] : []),
  ].join('\n\n');
}
