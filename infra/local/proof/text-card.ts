import { html } from 'hono/html';
import type { Markup } from '../../../functions/shared/report-document.ts';
import type { ProofWords } from '../../../workflows/story/words/proof-words.ts';
import type { RenderedMail } from '../../../workflows/texts/render-mail.ts';
import { embedMail } from './embed-mail.ts';

interface TextCard {
  readonly mail: RenderedMail;
  /** Of the text, for who reads the page aloud. */
  readonly language: string;
  /** A call script has a goal where a mail has a subject. */
  readonly isScript: boolean;
  readonly words: ProofWords;
  /** Above the subject: from whom, to whom. */
  readonly head?: readonly (readonly [string, string])[];
}

/** One text as it is read: its subject and preheader, the mail, and its plain text beside it. */
export function textCard({ mail, language, isScript, words, head = [] }: TextCard): Markup {
  const rows = [
    ...head,
    [isScript ? words.goal : words.subject, mail.subject],
    ...(mail.preheader === '' ? [] : [[words.preheader, mail.preheader]]),
  ];
  return html`<dl class="about">${rows.map(([name, said]) => html`<dt>${name}</dt><dd lang="${language}">${said}</dd>`)}</dl>
<div class="pair" lang="${language}">
${embedMail(mail.html)}
<pre>${mail.text.trimEnd()}</pre>
</div>
`;
}
