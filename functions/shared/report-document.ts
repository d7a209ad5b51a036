import { html, raw } from 'hono/html';
import { REPORT_STYLE } from './report-style.ts';

/** Escaped markup, ready to stand in other markup. */
export type Markup = ReturnType<typeof html>;

/** Nothing is run and nothing is fetched, whatever stands in a name. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

interface Document {
  readonly language: string;
  readonly title: string;
  readonly body: Markup;
  /** What the page needs beside the style of a report. */
  readonly style?: string;
}

/** A whole page that needs nothing else: it opens from disk. */
export function renderDocument({ language, title, body, style = '' }: Document): string {
  return `${html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="${raw(POLICY)}">
<title>${title}</title>
<style>${raw(`${REPORT_STYLE}${style}`)}</style>
</head>
<body>
${body}
</body>
</html>`}
`;
}
