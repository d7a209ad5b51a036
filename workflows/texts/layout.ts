import type { MailKind } from '../workflow.ts';
import type { LayoutWords } from './layout-words.ts';
import { type BodyTemplates, renderMarkdownTemplate } from './markdown-template.ts';
import type { TextReceiver } from './template-table.ts';

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const STYLE = `body{margin:0;padding:0;background:#f3f4f6}
a{color:#0b5cad}
p,ul,ol{margin:0 0 16px}
ul,ol{padding-left:22px}
li{margin:0 0 6px}
h1{font-size:22px;line-height:1.3;margin:0 0 16px}
h2{font-size:18px;line-height:1.3;margin:24px 0 8px}
h3{font-size:16px;margin:20px 0 8px}
blockquote{margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #c9d3df}
img{max-width:100%}
@media (max-width:620px){.page{padding:20px 16px!important}}`;

/** What decides a mail's frame. */
export interface Frame {
  readonly language: string;
  readonly receiver: TextReceiver;
  readonly kind: MailKind;
  readonly words: LayoutWords;
}

/** The whole mail as Liquid: the body in its 600-pixel column, with the legal lines its kind and receiver ask for. */
export function frameBody(body: BodyTemplates, frame: Frame): BodyTemplates {
  if (frame.receiver === 'script') return body;
  const footer = renderMarkdownTemplate(footerMarkdown(frame));
  return {
    html: page(frame.language, body.html, footer.html),
    text: `${body.text}\n\n-- \n${footer.text}`,
  };
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

function page(language: string, body: string, footer: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width,initial-scale=1" />
<title>{{ mail.subject }}</title>
<style>
${STYLE}
</style>
</head>
<body>
<div style="display:none;max-height:0;overflow:hidden">{{ mail.preheader }}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center" style="padding:12px 0">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background:#ffffff">
<tr><td class="page" style="padding:32px;${FONT};font-size:16px;line-height:1.55;color:#1d2733">
${body}
</td></tr>
<tr><td class="page" style="padding:20px 32px 28px;${FONT};font-size:13px;line-height:1.5;color:#5a6673;border-top:1px solid #e3e7ec">
${footer}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}
