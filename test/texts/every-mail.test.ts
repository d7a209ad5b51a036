import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_TEXTS, readTexts } from '../../infra/local/read-texts.ts';
import { htmlToPlainText } from '../../workflows/texts/markdown-template.ts';
import { type PreviewRequest, previewMail } from '../../workflows/texts/preview-mail.ts';
import { describeTemplate, TEMPLATES } from '../../workflows/texts/template-table.ts';
import { createTextStore } from '../../workflows/texts/text-store.ts';
import { coloursOf, contrast, darkRules } from './mail-colours.ts';
import { type MailElement, readElements } from './mail-elements.ts';
import { supportProblems } from './mail-support.ts';

const builtIn = readTexts(BUILT_IN_TEXTS);
const texts = createTextStore({ campaign: new Map(), builtIn });
const written = readTexts(fileURLToPath(new URL('../../campaigns/zakendoen-in-afrika/content', import.meta.url)));
const theirs = createTextStore({ campaign: written, builtIn });
const mails = Object.keys(TEMPLATES).filter((name) => describeTemplate(name).receiver !== 'script');
// Gmail cuts a mail at 102 KB; a digest at its longest has some sixteen times the sample's tasks.
const MOST_BYTES = 100_000;
const MOST_BUTTONS = 5;

/** The built-in mails of a language, and those that the example's marketers wrote. */
function* everyMail(language: string) {
  for (const template of mails) yield* fullAndBare({ language, template, texts });
  for (const file of written.keys()) {
    const [, template] = new RegExp(`^${language}/([^/.]+)\\.md$`).exec(file) ?? [];
    if (template !== undefined) yield* fullAndBare({ language, template, texts: theirs });
  }
}

function* fullAndBare(choice: Pick<PreviewRequest, 'language' | 'template' | 'texts'>) {
  for (const full of [true, false]) {
    const result = previewMail({ ...choice, form: full ? 'formal' : 'informal', full });
    if (!result.ok) throw new Error(result.message);
    yield { name: `${choice.language}/${choice.template}${full ? '' : ' (bare)'}`, ...result.mail };
  }
}

/** What is wrong with a mail's look, each as a sentence. */
function looks({ html, text }: { readonly html: string; readonly text: string }): string[] {
  const elements = readElements(html);
  return [
    ...(Buffer.byteLength(html) > MOST_BYTES ? [`${Buffer.byteLength(html)} bytes of HTML`] : []),
    ...elements.flatMap((element) => readable(element, html)),
    ...elements.flatMap((element) => reachable(element)),
    ...(wordsOf(text) === wordsOf(htmlToPlainText(bodyOf(html))) ? [] : ['its text says something else than its HTML']),
  ];
}

function readable(element: MailElement, html: string): string[] {
  if (!element.ownWords || isHidden(element)) return [];
  return (['light', 'dark'] as const).flatMap((mode) => {
    const { ink, ground } = coloursOf(element, mode === 'dark' ? darkRules(html) : []);
    const ratio = contrast(ink, ground);
    return ratio >= 4.5 ? [] : [`${mode}: "${element.words}" in ${ink} on ${ground} has contrast ${ratio.toFixed(1)}`];
  });
}

function reachable(element: MailElement): string[] {
  const { tag, words, attributes, styles } = element;
  if (tag === 'img') return attributes.alt ? [] : ['a picture without words'];
  if (tag !== 'a') return [];
  if (words === '') return [`a link without words: ${attributes.href}`];
  if (!styles.has('line-height')) return [];
  const [high = 0] = (styles.get('padding') ?? '').match(/\d+/g)?.map(Number) ?? [];
  const isButton = styles.get('display') === 'inline-block';
  const line = Number.parseInt(styles.get('line-height') ?? '', 10);
  const height = isButton ? 2 * high + line : line;
  // A digest's five tasks fit a phone: its small links have lines of 24 pixels, which WCAG 2.2 asks for.
  return height >= (isButton ? 44 : 24) ? [] : [`"${words}" is ${height} pixels high`];
}

function isHidden(element: MailElement): boolean {
  return [...element.parents, element].some(({ styles }) => styles.get('display') === 'none');
}

function bodyOf(html: string): string {
  return html.replace(/<title>.*?<\/style>/s, '').replace(/<div style="display:none.*?<\/div>/s, '');
}

/** Buttons stand apart without the dots that separate links in a line of words. */
function wordsOf(text: string): string {
  return text
    .replaceAll(/[\s>·]+|^-- $/gm, ' ')
    .replaceAll(/\s+-- /g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

describe.each(texts.languages)('every mail in %s', (language) => {
  it('is readable in light and dark, within reach of a thumb, short enough, and says the same as its text', () => {
    const problems = [...everyMail(language)].flatMap((mail) =>
      looks(mail).map((problem) => `${mail.name}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  it('uses nothing that Outlook, Gmail or Apple Mail ignores to its reader’s harm', () => {
    const problems = [...everyMail(language)].flatMap(({ name, html }) =>
      supportProblems(html).map((problem) => `${name}: ${problem}`),
    );
    expect([...new Set(problems)]).toEqual([]);
  });

  it(`has at most ${MOST_BUTTONS} buttons in a row, since Outlook wraps none`, () => {
    for (const { name, html } of everyMail(language)) {
      const buttons = readElements(html).filter(isButtonCell);
      const rows = buttons.map(
        ({ parents }) => buttons.filter((other) => other.parents.at(-1) === parents.at(-1)).length,
      );
      expect(Math.max(0, ...rows), name).toBeLessThanOrEqual(MOST_BUTTONS);
    }
  });
});

function isButtonCell({ tag, styles }: MailElement): boolean {
  return tag === 'td' && styles.get('display') === 'inline-block';
}

describe('the check of a mail’s look', () => {
  const find = (template: string) => {
    const result = previewMail({ language: 'nl', template, form: 'formal', texts });
    if (!result.ok) throw new Error(result.message);
    return result.mail;
  };

  it.each([
    [
      'ink too light',
      'invitation',
      'color:#1d2733;',
      'color:#a0a0a0;',
      /light: .* in #a0a0a0 on #ffffff has contrast 2\.6/,
    ],
    ['a ground that stays light in the dark', 'managers/weekly', '<div class="page"', '<div', /dark: .* on #eef1f4/],
    ['a link without words', 'invitation', />Ja, ik kom</, '> <', /a link without words: https/],
    ['a button too low', 'invitation', /padding:11px 18px;font/, 'padding:4px 18px;font', /"Ja, ik kom" is 30 pixels/],
    ['a picture without words', 'invitation', /<p style/, '<img src="https://x.example/i.png"><p style', /a picture/],
    ['words that only the HTML has', 'invitation', /<p style/, '<p>Lees dit.</p><p style', /something else/],
    ['a mail too long for Gmail', 'invitation', /<p style/, `${'<br>'.repeat(25_000)}<p style`, /bytes of HTML/],
  ])('finds %s', (_, template, from, to, found) => {
    const mail = find(template);
    expect(looks(mail)).toEqual([]);
    expect(looks({ ...mail, html: mail.html.replace(from, to) })).toContainEqual(expect.stringMatching(found));
  });
});
