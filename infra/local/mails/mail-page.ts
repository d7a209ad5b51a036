import { html } from 'hono/html';
import type { MailRequest } from '../../../functions/adapters/mail/mail-request.ts';
import type { ReportWords } from '../../../workflows/story/words/report-words.ts';

interface MailPage {
  readonly eml: Pick<MailRequest, 'from' | 'to' | 'subject' | 'html'>;
  readonly when: string;
  /** Names of the files beside it. */
  readonly files: { readonly report: string; readonly eml: string; readonly ics?: string };
  readonly words: ReportWords;
}

const BAR =
  'margin:0;padding:12px 16px;background:#1f2a36;color:#ffffff;font:14px/1.5 system-ui,-apple-system,sans-serif;text-align:left';
const LINK = 'color:#9fcbff;text-decoration:underline';

/** A mail as its reader sees it, below a strip that says from whom, to whom and when, with the way back to the report. */
export function mailPage({ eml, when, files, words: { mail } }: MailPage): string {
  const link = (file: string, words: string) =>
    html`<a href="./${encodeURIComponent(file)}" style="${LINK}">${words}</a>`;
  const who = ({ name, address }: MailRequest['to']) => (name === '' ? address : `${name} <${address}>`);
  const strip = html`<div style="${BAR}">
<div>${link(files.report, `← ${mail.report}`)} · ${link(files.eml, mail.eml)}${files.ics === undefined ? '' : html` · ${link(files.ics, mail.ics)}`}</div>
<div><b>${mail.subject}:</b> ${eml.subject}</div>
<div>${mail.from}: ${who(eml.from)}</div>
<div>${mail.to}: ${who(eml.to)}</div>
<div>${mail.sent}: ${when}</div>
</div>`;
  return eml.html.replace(/<body[^>]*>/i, (body) => `${body}\n${strip}\n`);
}
