import { html } from 'hono/html';
import { type Markup, renderDocument } from './report-document.ts';
import type { FunnelLevel } from './tell-funnels.ts';
import type { Report, Told, ToldStory } from './tell-report.ts';

/** A mail that was written beside the report. */
export interface ReportMail {
  /** Of the line that sent it. */
  readonly seq: number;
  /** The name of its text, in words. */
  readonly text: string;
  readonly when: string;
  readonly to: string;
  readonly subject: string;
  /** Of its page, in the report's folder. */
  readonly file: string;
}

interface ReportPage {
  readonly report: Report;
  /** What kind of report it is, in a sentence below the title. */
  readonly note: string;
  readonly mails?: readonly ReportMail[];
  /** The mail a line is told in, where that is another line's: a call stands in the digest of its day. */
  readonly mailOf?: ReadonlyMap<number, string>;
}

interface Shown {
  readonly id: keyof Report['words']['chapters'];
  readonly body: Markup;
}

/** A report as one HTML page that needs nothing else; the mails it leads to lie beside it. */
export function reportPage({ report, note, mails = [], mailOf = new Map() }: ReportPage): string {
  const { language, name, words, zone } = report;
  const { chapters } = words;
  const shown: readonly Shown[] = [
    { id: 'summary', body: figures(report) },
    { id: 'dates', body: dates(report) },
    { id: 'funnel', body: funnels(report) },
    { id: 'weeks', body: weeks(report) },
    { id: 'waiting', body: waiting(report) },
    { id: 'stories', body: html`${report.stories.map((story) => storyOf(story, mailOf))}` },
    ...(mails.length > 0 ? [{ id: 'mails' as const, body: mailList(report, mails) }] : []),
  ];
  const body = html`<header>
<h1>${name}</h1>
${report.event === undefined ? '' : html`<p><strong>${report.event}</strong></p>\n`}<p>${note}</p>
<p class="muted">${words.times(zone)}</p>
</header>
<nav><ul>${shown.map(({ id }) => html`<li><a href="#${id}">${chapters[id]}</a></li>`)}</ul></nav>
<main>
${shown.map(
  ({ id, body: part }) => html`<section id="${id}"${id === 'mails' ? html` class="mails"` : ''}>
<h2>${chapters[id]}</h2>
${part}
</section>
`,
)}</main>`;
  return renderDocument({ language, title: name, body });
}

function figures({ figures: numbers, words }: Report): Markup {
  const tiles = numbers.map(
    ([figure, count]) => html`<div><dt>${words.figures[figure]}</dt><dd data-figure="${figure}">${count}</dd></div>\n`,
  );
  return html`<dl class="tiles">\n${tiles}</dl>`;
}

function dates({ dates: list }: Report): Markup {
  return html`<ol class="dates">
${list.map(({ when, what }) => html`<li><time>${when}</time><span>${what}</span></li>\n`)}</ol>`;
}

function funnels({ contacts, organisations, funnelNotes, words }: Report): Markup {
  const { funnel } = words;
  return html`${contacts.length > 0 ? funnelOf(funnel.contacts, contacts, words) : ''}${funnelOf(funnel.organisations, organisations, words)}
${funnelNotes.map((line) => html`<p>${line}</p>\n`)}`;
}

function funnelOf(caption: string, levels: readonly FunnelLevel[], { funnel }: Report['words']): Markup {
  const hasPlan = levels.some(({ plan }) => plan !== undefined);
  const width = (share: number) => `width:${(share * 100).toFixed(1)}%`;
  const rows = levels.map(
    ({ name, count, share, ofBefore, plan }) =>
      html`<tr style="--share:${(share * 100).toFixed(1)}%"><th scope="row">${name}</th><td>${count}</td>${
        hasPlan ? html`<td>${plan?.words ?? ''}</td>` : ''
      }<td>${ofBefore ?? ''}</td><td class="bar" aria-hidden="true"><i style="${width(share)}"></i>${
        plan ? html`<i class="plan" style="${width(plan.share)}"></i>` : ''
      }</td></tr>\n`,
  );
  return html`<div class="wide"><table class="funnel">
<caption>${caption}</caption>
<thead><tr><td></td><th scope="col">${funnel.number}</th>${
    hasPlan ? html`<th scope="col">${funnel.plan}</th>` : ''
  }<th scope="col">${funnel.ofBefore}</th><td class="bar"></td></tr></thead>
<tbody>
${rows}</tbody>
</table></div>
`;
}

function weeks({ weeks: [headings = [], ...rows], weeksNote, words }: Report): Markup {
  const last = rows.length - 1;
  return html`<div class="wide" tabindex="0" role="region" aria-label="${words.chapters.weeks}"><table class="weeks">
<thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([week = '', ...cells], index) =>
    html`<tr${index === last ? html` class="sum"` : ''}><th scope="row">${week}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`,
)}</tbody>
</table></div>${
    weeksNote === undefined
      ? ''
      : html`
<p class="muted">${weeksNote}</p>`
  }`;
}

function waiting({ waiting: rows, words }: Report): Markup {
  const { waiting: said } = words;
  if (rows.length === 0) return html`<p>${said.nobody}</p>`;
  return html`<p class="muted">${said.note}</p>
<table class="words stack">
<thead><tr><th scope="col">${said.who}</th><th scope="col">${said.what}</th><th scope="col" class="count">${said.number}</th><th scope="col">${said.since}</th></tr></thead>
<tbody>
${rows.map(
  ({ who, what, contacts, since, owners }) =>
    html`<tr><th scope="row">${who}</th><td>${what}${owners === undefined ? '' : html`<br><span class="muted">${said.owner}: ${owners}</span>`}</td><td class="count" data-label="${said.number}" data-waiting="${contacts}">${contacts}</td><td data-label="${said.since}">${since}</td></tr>\n`,
)}</tbody>
</table>`;
}

function storyOf({ title, who, elsewhere, moments }: ToldStory, mailOf: ReadonlyMap<number, string>): Markup {
  return html`<article class="story">
<h3>${title}</h3>
<p>${who}${elsewhere === undefined ? '' : html` <span class="muted">(${elsewhere})</span>`}</p>
<ol class="moments">
${moments.map(
  ({ when, said }) =>
    html`<li><time>${when}</time><span>${said.map((one, index) => sentence(one, index, mailOf))}</span></li>\n`,
)}</ol>
</article>
`;
}

function sentence({ words, seq }: Told, index: number, mailOf: ReadonlyMap<number, string>): Markup {
  const file = seq === undefined ? undefined : mailOf.get(seq);
  return html`${index === 0 ? '' : '; '}${file === undefined ? words : html`<a href="${hrefOf(file)}">${words}</a>`}`;
}

/** So many of one text are listed; the others lie in the folder too. */
const LISTED = 250;

function mailList({ words }: Report, mails: readonly ReportMail[]): Markup {
  const byText = [...Map.groupBy(mails, ({ text }) => text)];
  return html`<p class="muted">${words.mailsNote}</p>
${byText.map(
  ([text, some]) => html`<details>
<summary>${text} <span class="muted">· ${words.mails(some.length)}</span></summary>
<ul>
${some
  .slice(0, LISTED)
  .map(
    ({ when, to, subject, file }) =>
      html`<li><span class="muted">${when} · ${to} ·</span> <a href="${hrefOf(file)}">${subject}</a></li>\n`,
  )}</ul>
${some.length > LISTED ? html`<p class="muted">${words.more(some.length - LISTED)}</p>` : ''}</details>
`,
)}`;
}

/** A file of the same folder, whatever stands in its name. */
function hrefOf(file: string): string {
  return `./${encodeURIComponent(file)}`;
}
