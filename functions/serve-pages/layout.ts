import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';

/** Escaped markup, ready to stand in other markup. */
export type Html = ReturnType<typeof html>;

/** A page as somebody sees it. No name, address or number stands in a title: it is kept in histories and shown on screens. */
export interface Shown {
  readonly language: string;
  readonly title: string;
  readonly body: Html;
  /** Who answers for the page. */
  readonly sender?: string;
}

const STYLE = `
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;background:#fff;color:#1a1a1a}
main{max-width:40rem;margin:0 auto;padding:1.25rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
h2{font-size:1.125rem;margin:1.75rem 0 .5rem}
form{margin:1rem 0;padding:1rem;border:1px solid #bbb;border-radius:.5rem}
fieldset{border:0;margin:0 0 .75rem;padding:0}
legend,label{display:block;margin:.5rem 0 .25rem}
label.choice{display:flex;gap:.6rem;align-items:baseline;margin:.35rem 0}
input:not([type=radio]):not([type=checkbox]),select,textarea{width:100%;min-height:2.75rem;padding:.5rem;font:inherit;color:inherit;background:transparent;border:1px solid #767676;border-radius:.375rem}
button{min-height:2.75rem;padding:.5rem 1.25rem;font:inherit;font-weight:600;color:#fff;background:#0b5394;border:0;border-radius:.375rem}
.notice{padding:.75rem 1rem;border-left:.25rem solid #0b5394;background:#eef4fa;color:#1a1a1a}
.problem{border-color:#b00020;background:#fdf0f0}
li{margin:.25rem 0}
small,footer{color:#5a5a5a;font-size:.875rem}
a{color:#0b5394}
[hidden]{display:none!important}
@media(prefers-color-scheme:dark){body{background:#141414;color:#eee}a{color:#8ab8e8}small,footer{color:#aaa}}
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Of every answer. No script, no image, no frame, nothing from elsewhere; nothing is kept, indexed, or told to others. */
export const SECURE_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'strict-transport-security': 'max-age=31536000',
  'cross-origin-opener-policy': 'same-origin',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
};

/** A whole document. */
export function renderPage({ language, title, body, sender }: Shown): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
${sender === undefined ? '' : html`<footer><p>${sender}</p></footer>`}
</main>
</body>
</html>`;
}
