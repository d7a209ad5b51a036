import { join } from 'node:path';
import type { Command } from 'commander';
import { type LoadedCampaign, loadCampaign } from '../../infra/local/load-campaign.ts';
import { writeEml } from '../../infra/local/write-eml.ts';
import { writeTextFile } from '../../infra/local/write-text-file.ts';
import type { RenderedMail } from '../../workflows/texts/render-mail.ts';
import { fullName } from '../../workflows/texts/salutation.ts';
import { campaignPath } from '../campaign-path.ts';
import { type Previewed, previewText } from '../preview-text.ts';
import type { Shell } from '../shell.ts';

interface PreviewOptions {
  readonly template: string;
  readonly contact?: string;
  readonly language?: string;
  readonly html?: true;
  readonly out?: string;
}

const MORE = `
Examples:
  baton preview campaigns/zakendoen-in-afrika/campaign.yaml --template invitation --contact anna@voorbeeld.example
  baton preview campaign.yaml --template scripts/call-reminder --language nl
  baton preview campaign.yaml --template invitation --html > invitation.html
  baton preview campaign.yaml --template invitation --out out

Without --contact it is filled for the first contact who reads the language; texts for reps and managers with samples.`;

/** `baton preview`: one mail as it would be sent. */
export function addPreview(program: Command, shell: Shell): void {
  program
    .command('preview')
    .description('one mail as it would be sent')
    .argument('<campaign>', 'the campaign file, e.g. campaign.yaml')
    .requiredOption('--template <name>', 'e.g. invitation, scripts/call-2, reps/digest')
    .option('--contact <email>', 'a contact of the audience')
    .option('--language <code>', 'e.g. nl')
    .option('--html', 'the page itself instead of its text')
    .option('--out <folder>', 'write it there as .eml and .html')
    .addHelpText('after', MORE)
    .action(async (path: string, options: PreviewOptions) => preview(campaignPath(path), options, shell));
}

async function preview(path: string, { html, out, ...request }: PreviewOptions, shell: Shell): Promise<void> {
  const loaded = await loadCampaign(path);
  const previewed = previewText(loaded, request);
  const { rendered } = previewed;
  if (!rendered.ok) {
    shell.err(`${rendered.message}\n`);
    shell.exit(1);
    return;
  }
  const { mail } = rendered;
  if (out !== undefined) shell.out(await writePreview(loaded, previewed, { mail, out, name: request.template }));
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

/** The name of a preview's files: `invitation.nl`. */
async function writePreview(
  { campaign }: LoadedCampaign,
  { to, rep, language }: Previewed,
  { mail, out, name }: { readonly mail: RenderedMail; readonly out: string; readonly name: string },
): Promise<string> {
  const sender = campaign?.value.sender;
  const base = join(out, `${name.replaceAll('/', '-')}.${language}`);
  const eml = {
    from: { name: rep?.name ?? sender?.name ?? '', address: rep?.email ?? sender?.email ?? '' },
    to: { name: to ? fullName(to) : '', address: to?.email ?? 'preview@voorbeeld.example' },
    ...{ subject: mail.subject, html: mail.html, text: mail.text },
    sentAt: 0,
    id: `preview.${name}.${language}`,
    domain: sender?.domain ?? 'voorbeeld.example',
  };
  writeTextFile(`${base}.eml`, await writeEml({ eml, kind: mail.kind }));
  writeTextFile(`${base}.html`, mail.html);
  return `${base}.eml\n${base}.html\n`;
}
