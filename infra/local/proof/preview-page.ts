import { html } from 'hono/html';
import { renderDocument } from '../../../functions/shared/report-document.ts';
import { proofWords } from '../../../workflows/story/words/proof-in-language.ts';
import { reportWords } from '../../../workflows/story/words/report-in-language.ts';
import type { RenderedMail } from '../../../workflows/texts/render-mail.ts';
import { PROOF_STYLE } from './proof-style.ts';
import { textCard } from './text-card.ts';

interface PreviewPage {
  /** The text's whole name: `reps/call-task`. */
  readonly template: string;
  /** Of the text. */
  readonly language: string;
  /** Of the words around it. */
  readonly pageLanguage: string;
  readonly mail: RenderedMail;
  readonly isScript: boolean;
  /** As a mail program shows them; empty where nobody is known. */
  readonly from: string;
  readonly to: string;
}

/** One text on a page that can be shown or photographed: the mail, its text beside it, from whom and to whom. */
export function previewPage({ template, language, pageLanguage, mail, isScript, from, to }: PreviewPage): string {
  const words = proofWords(pageLanguage);
  const { from: fromWord, to: toWord } = reportWords(pageLanguage).mail;
  const head = [[fromWord, from] as const, [toWord, to] as const].filter(([, who]) => who !== '');
  const body = html`<header>
<h1 lang="${language}">${mail.subject || template}</h1>
<p class="muted"><code>${template}</code> · ${words.languages[language] ?? language}</p>
</header>
<main>
${textCard({ mail, language, isScript, words, head })}</main>`;
  return renderDocument({ language: pageLanguage, title: mail.subject || template, body, style: PROOF_STYLE });
}
