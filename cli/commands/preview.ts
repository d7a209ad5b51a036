import { join } from 'node:path';
import type { Command } from 'commander';
import { type LoadedCampaign, loadCampaign } from '../../infra/local/load-campaign.ts';
import { previewPage } from '../../infra/local/proof/preview-page.ts';
import { writeProof } from '../../infra/local/proof/write-proof.ts';
import { writeEml } from '../../infra/local/write-eml.ts';
import { writeTextFile } from '../../infra/local/write-text-file.ts';
import type { RenderedMail } from '../../workflows/texts/render-mail.ts';
import { fullName } from '../../workflows/texts/salutation.ts';
import { describeTemplate } from '../../workflows/texts/template-table.ts';
import { campaignPath } from '../campaign-path.ts';
import { type Previewed, previewText } from '../preview-text.ts';
import { type Shell, UsageError } from '../shell.ts';

interface PreviewOptions {
  readonly template?: string;
  readonly all?: true;
  readonly contact?: string;
  readonly language?: string;
  readonly html?: true;
  readonly out?: string;
}

const MORE = `
Examples:
  baton preview campaigns/zakendoen-in-afrika/campaign.yaml --template invitation --contact anna@voorbeeld.example
  baton preview campaign.yaml --template call-reminder --language nl
  baton preview campaign.yaml --template invitation --html > invitation.html
  baton preview campaign.yaml --template invitation --out out
  baton preview campaign.yaml --all --out proof

Without --contact it is filled for the first contact who reads the language; texts for reps and managers with samples.`;

/** `baton preview`: one mail as it would be sent. */
export function addPreview(program: Command, shell: Shell): void {
  program
    .command('preview')
    .description('one mail as it would be sent, or all texts for those who sign')
    .argument('<campaign>', 'the campaign file, e.g. campaign.yaml')
    .option('--template <name>', 'e.g. invitation, call-2, digest')
    .option('--all', 'a proof sheet for those who sign: every text in every language on one page, in --out')
    .option('--contact <email>', 'a contact of the audience: mail address or whole name')
    .option('--language <code>', 'e.g. nl')
    .option('--html', 'the page itself instead of its text')
    .option('--out <folder>', 'write it there: .eml, .html, .txt, and .page.html with both beside each other')
    .addHelpText('after', MORE)
    .action(async (path: string, options: PreviewOptions) =>
      (options.all ? proof : preview)(campaignPath(path), options, shell),
    );
}

/** Every text in every language on one page. */
async function proof(path: string, { out, template, contact, language }: PreviewOptions, shell: Shell): Promise<void> {
  const beside = Object.entries({ template, contact, language }).find(([, value]) => value !== undefined);
  if (beside) throw new UsageError(`--all shows every text in every language, to nobody: leave --${beside[0]} out.`);
  if (out === undefined) throw new UsageError('--all writes a page: say where, e.g. --out proof.');
  const loaded = await loadCampaign(path);
  const { campaign } = loaded;
  if (!campaign) throw new UsageError('the campaign file has errors: run baton validate first.');
  const { file, texts, languages, missing } = writeProof(campaign.value, loaded, out);
  shell.out(`${file}: ${texts} texts in ${languages.join(', ')}; each mail by itself in ${join(out, 'mails')}\n`);
  if (missing.length > 0) shell.out(`missing: ${missing.join(', ')}\n`);
}

async function preview(path: string, { html, out, all: _, ...options }: PreviewOptions, shell: Shell): Promise<void> {
  const { template } = options;
  if (template === undefined)
    throw new UsageError('which text? Write --template, e.g. --template invitation, or --all.');
  const loaded = await loadCampaign(path);
  const previewed = previewText(loaded, { ...options, template });
  const { rendered } = previewed;
  if (!rendered.ok) {
    shell.err(`${rendered.message}\n`);
    shell.exit(1);
    return;
  }
  const { mail } = rendered;
  if (out !== undefined) shell.out(await writePreview(loaded, previewed, { mail, out }));
  else shell.out(html ? mail.html : mailText(mail, previewed));
}

function mailText({ subject, preheader, text }: RenderedMail, { to, rep }: Previewed): string {
  const head = [
    to && `To: ${fullName(to)}${to.email === undefined ? '' : ` <${to.email}>`}`,
    rep && `From: ${rep.name} <${rep.email}>`,
    subject && `Subject: ${subject}`,
    preheader && `Preheader: ${preheader}`,
  ];
  return `${head.filter((line) => line).join('\n')}\n\n${text.trimEnd()}\n`;
}

/** The mail file, its two parts, and a page that shows both. */
const FILES = ['eml', 'html', 'txt', 'page.html'];

function addressWords({ name, address }: { readonly name: string; readonly address: string }): string {
  return address === '' ? name : `${name} <${address}>`.trim();
}

/** The name of a preview's files: `invitation.nl`. */
async function writePreview(
  { campaign }: LoadedCampaign,
  { to, rep, language, template }: Previewed,
  { mail, out }: { readonly mail: RenderedMail; readonly out: string },
): Promise<string> {
  const sender = campaign?.value.sender;
  const base = join(out, `${template.replaceAll('/', '-')}.${language}`);
  const from = { name: rep?.name ?? sender?.name ?? '', address: rep?.email ?? sender?.email ?? '' };
  const eml = {
    from,
    to: { name: to ? fullName(to) : '', address: to?.email ?? 'preview@voorbeeld.example' },
    ...{ subject: mail.subject, html: mail.html, text: mail.text },
    sentAt: 0,
    id: `preview.${template}.${language}`,
    domain: sender?.domain ?? 'voorbeeld.example',
  };
  writeTextFile(`${base}.eml`, await writeEml({ eml, kind: mail.kind }));
  writeTextFile(`${base}.html`, mail.html);
  writeTextFile(`${base}.txt`, `${mail.text.trimEnd()}\n`);
  const page = previewPage({
    ...{ template, language, mail },
    pageLanguage: campaign?.value.language ?? language,
    isScript: describeTemplate(template).receiver === 'script',
    from: addressWords(from),
    to: to ? addressWords({ name: fullName(to), address: to.email ?? '' }) : '',
  });
  writeTextFile(`${base}.page.html`, page);
  return `${FILES.map((kind) => `${base}.${kind}`).join('\n')}\n`;
}
