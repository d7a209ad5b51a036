import { html } from 'hono/html';
import { type Markup, renderDocument } from '../../../functions/shared/report-document.ts';
import { proofWords } from '../../../workflows/story/words/proof-in-language.ts';
import type { ProofWords } from '../../../workflows/story/words/proof-words.ts';
import { storyWords } from '../../../workflows/story/words/story-in-language.ts';
import type { ProofSheet, ProofText, ProofVersion } from './proof-sheet.ts';
import { PROOF_STYLE } from './proof-style.ts';
import { textCard } from './text-card.ts';

/** Of a version of a text, beside the sheet: the mail by itself, to be opened on a phone. */
export function mailFile(template: string, language: string, version: string): string {
  return `mails/${[template.replaceAll('/', '-'), language, version].filter((part) => part !== '').join('.')}.html`;
}

/** All texts on one page: an overview that leads to each, then each mail with its plain text beside it, then who signs. */
export function proofPage(sheet: ProofSheet): string {
  const { language, name, parts } = sheet;
  const words = proofWords(language);
  const { marketing, sales } = storyWords(language).managers;
  const body = html`<header>
<h1>${words.title}</h1>
<p><strong>${name}</strong></p>
<p>${words.note}</p>
</header>
<nav><ul><li><a href="#overview">${words.overview}</a></li>${parts.map(
    ({ part }) => html`<li><a href="#${part}">${words.parts[part]}</a></li>`,
  )}</ul></nav>
<main>
<section id="overview">
<h2>${words.overview}</h2>
${overview(sheet, words)}
</section>
${parts.map(
  ({ part, texts }) => html`<section id="${part}">
<h2>${words.parts[part]}</h2>
${texts.map((text) => textSection(text, words))}</section>
`,
)}<div class="signed">${[marketing, sales].map((who) => html`<span>${words.signed}: ${who}</span>`)}</div>
</main>`;
  return renderDocument({ language, title: `${words.title} · ${name}`, body, style: PROOF_STYLE });
}

function overview({ parts, languages }: ProofSheet, words: ProofWords): Markup {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${words.overview}"><table class="index">
<thead><tr><th scope="col">${words.text}</th>${languages.map(
    (language) => html`<th scope="col">${languageName(language, words)}</th>`,
  )}</tr></thead>
${parts.map(
  ({ part, texts }) => html`<tbody>
<tr><th scope="rowgroup" colspan="${languages.length + 1}"><strong>${words.parts[part]}</strong></th></tr>
${texts.map(
  (text) =>
    html`<tr><th scope="row"><a href="#${idOf(text.template)}">${text.title}</a></th>${text.languages.map(
      ({ language, versions }) => html`<td>${standing(text.template, language, versions, words)}</td>`,
    )}</tr>\n`,
)}</tbody>
`,
)}</table></div>`;
}

/** Whose text it is, and how many versions of it. */
function standing(template: string, language: string, versions: readonly ProofVersion[], words: ProofWords): Markup {
  if (versions.length === 0) return html`<strong>${words.missing}</strong>`;
  const whose = versions.some(({ origin }) => origin === 'own') ? words.own : words.builtIn;
  const count = versions.length > 1 ? ` (${versions.length})` : '';
  return html`<a href="#${idOf(template)}-${language}">${whose}${count}</a>`;
}

function textSection(text: ProofText, words: ProofWords): Markup {
  const { template, title, when, languages } = text;
  return html`<article class="text" id="${idOf(template)}">
<h3>${title}</h3>
<p>${when}${when === '' ? '' : html`<br>`}<code>${template}</code></p>
${languages.map(({ language, versions }) =>
  versions.length === 0
    ? html`<h4 id="${idOf(template)}-${language}">${languageName(language, words)}: ${words.missing}</h4>\n`
    : versions.map((version, index) => versionSection(version, { text, language, words, isFirst: index === 0 })),
)}</article>
`;
}

interface At {
  readonly text: ProofText;
  readonly language: string;
  readonly words: ProofWords;
  /** The overview leads to the first of a language. */
  readonly isFirst: boolean;
}

function versionSection(shown: ProofVersion, { text, language, words, isFirst }: At): Markup {
  const { version, origin, form, mail, other } = shown;
  const { template, isScript } = text;
  const id = isFirst ? html` id="${idOf(template)}-${language}"` : '';
  const said = [
    ...(version === '' ? [] : [words.source(version)]),
    words[origin],
    other ? `${words[form].toLocaleLowerCase(language)}, ${words.used}` : words.alike.toLocaleLowerCase(language),
  ];
  const file = `./${mailFile(template, language, version)}`;
  return html`<h4${id}>${languageName(language, words)} <span class="muted">· ${said.join(' · ')} · <a href="${file}">${words.asMail}</a></span></h4>
${textCard({ mail, language, isScript, words })}${other ? otherForm(shown, other, { language, words, isScript }) : ''}`;
}

interface Other {
  readonly language: string;
  readonly words: ProofWords;
  readonly isScript: boolean;
}

/** The form of address nobody gets here: its text only, folded away. */
function otherForm({ form }: ProofVersion, other: ProofVersion['mail'], { language, words, isScript }: Other): Markup {
  return html`<details>
<summary>${form === 'formal' ? words.informal : words.formal}</summary>
<p lang="${language}"><span class="muted">${isScript ? words.goal : words.subject}</span> ${other.subject}</p>
<pre lang="${language}">${other.text.trimEnd()}</pre>
</details>
`;
}

function languageName(language: string, words: ProofWords): string {
  return words.languages[language] ?? language;
}

function idOf(template: string): string {
  return `text-${template.replaceAll('/', '-')}`;
}
