import { raw } from 'hono/html';
import type { Markup } from '../../../functions/shared/report-document.ts';

/**
 * A whole mail inside another page, without a script: in a shadow root its styles reach nothing outside and nothing
 * outside reaches it, and it is as high as it is. A script's text has no body of its own and stands as it is.
 */
export function embedMail(html: string): Markup {
  const styles = [...html.matchAll(/<style[^>]*>[\s\S]*?<\/style>/gi)].map(([style]) => style);
  const [, attributes, body] = /<body([^>]*)>([\s\S]*)<\/body>/i.exec(html) ?? [];
  const inner = body === undefined ? `<div style="${PLAIN}">${html}</div>` : `<div${attributes}>${body}</div>`;
  return raw(`<div class="mail"><template shadowrootmode="open">${styles.join('\n')}${inner}</template></div>`);
}

const PLAIN = 'padding:.25rem 1rem';
