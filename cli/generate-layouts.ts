import { readFileSync } from 'node:fs';
import compileMjml from 'mjml';
import { DARK, LIGHT } from '../workflows/texts/palette.ts';

const SOURCES = new URL('../workflows/built-in/layouts/', import.meta.url);
const LOOKS = ['contact', 'work'] as const;
// Invisible letters behind the preheader, or a list of mails shows the first words of the body as well.
const PADDING = '&#847;&zwnj;&nbsp;'.repeat(60);
const HIDDEN = 'display:none;mso-hide:all;font-size:1px;line-height:1px;max-height:0;max-width:0;overflow:hidden';

/** The text of `workflows/texts/compiled-layouts.ts`: each look as HTML that still holds Liquid, by MJML. */
export async function layoutsModule(): Promise<string> {
  const looks: string[] = [];
  for (const look of LOOKS) looks.push(`  ${look}: \`${await compileLook(look)}\`,`);
  return `// Made by \`npm run generate\` from workflows/built-in/layouts/*.mjml and palette.ts: change those.

/** The two frames of a mail; \`@@BODY@@\`, \`@@FOOTER@@\` and \`@@LANGUAGE@@\` are put in when a text is compiled. */
export const LAYOUTS = {
${looks.join('\n')}
} as const;
`;
}

async function compileLook(look: (typeof LOOKS)[number]): Promise<string> {
  const words: Readonly<Record<string, string>> = {
    ...LIGHT,
    ...Object.fromEntries(Object.entries(DARK).map(([name, colour]) => [`dark-${kebab(name)}`, colour])),
    // A letter lies on nothing: in the dark as well its ground has its own colour.
    'dark-ground': look === 'contact' ? DARK.card : DARK.page,
    preheader: `{% if mail.preheader != "" %}<div style="${HIDDEN}">{{ mail.preheader }}${PADDING}</div>{% endif %}`,
  };
  const fill = (source: string): string =>
    source.replaceAll(/\$([a-z-]+)/g, (_, name: string) => {
      if (name === 'head') return fill(read('head'));
      const word = words[name];
      if (word === undefined) throw new Error(`layouts/${look}.mjml: $${name} is no colour of palette.ts`);
      return word;
    });
  const { html, errors } = await compileMjml(fill(read(look)), { validationLevel: 'strict' });
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  // MJML gives its class to the body only, and some webmail keeps no body: what lies behind the mail is the first div.
  return tighten(html.replace(/<div(?=\s+aria-label=)/, '<div class="page"'));
}

/** One line per tag, no indentation: MJML's own is a third of its output. Safe within a template literal. */
function tighten(html: string): string {
  const lines = html.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .join('\n')
    .replaceAll(/\n(?=[^<\n]*>)/g, ' ')
    .replaceAll(/[\\`]|\$\{/g, '\\$&');
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function read(name: string): string {
  return readFileSync(new URL(`${name}.mjml`, SOURCES), 'utf8');
}
