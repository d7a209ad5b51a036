import type { Chapter } from './tell-campaign.ts';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; }
th, td { padding: 0.25rem 0.75rem; text-align: right; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
th:first-child, td:first-child { text-align: left; }
.wide { overflow-x: auto; }
li { margin: 0.25rem 0; }`;

interface ReportPage {
  readonly title: string;
  /** What kind of report it is, in a sentence below the title. */
  readonly note: string;
  readonly chapters: readonly Chapter[];
}

/** A report as one HTML page that needs nothing else. */
export function reportPage({ title, note, chapters }: ReportPage): string {
  const sections = chapters.map(({ title: heading, tables, lines }) => {
    const list =
      lines.length === 0 ? '' : `<ul>\n${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n')}\n</ul>\n`;
    return `<section>\n<h2>${escapeHtml(heading)}</h2>\n${tables.map(renderTable).join('')}${list}</section>`;
  });
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}
</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(note)}</p>
${sections.join('\n')}
</main>
</body>
</html>
`;
}

function renderTable([headings = [], ...rows]: readonly (readonly string[])[]): string {
  const head = headings.map((cell) => `<th scope="col">${escapeHtml(cell)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`);
  return `<div class="wide"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
