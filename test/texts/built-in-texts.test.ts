import { describe, expect, it } from 'vitest';
import { BUILT_IN_TEXTS, readTexts } from '../../infra/local/read-texts.ts';
import { checkText } from '../../workflows/texts/check-text.ts';
import { htmlToPlainText } from '../../workflows/texts/markdown-template.ts';
import { previewMail } from '../../workflows/texts/preview-mail.ts';
import { describeTemplate, TEMPLATES } from '../../workflows/texts/template-table.ts';
import { createTextStore } from '../../workflows/texts/text-store.ts';

const sources = readTexts(BUILT_IN_TEXTS);
const texts = createTextStore({ campaign: new Map(), builtIn: sources });
const names = Object.keys(TEMPLATES);
const VOID = ['meta', 'br', 'hr', 'img'];

function render(language: string, template: string, form: 'formal' | 'informal', full: boolean) {
  const result = previewMail({ language, template, form, full, texts });
  if (!result.ok) throw new Error(result.message);
  return result.mail;
}

/** The first tag that does not close what is open, or what is left open at the end. */
function firstImbalance(html: string): string | undefined {
  const open: string[] = [];
  for (const [, closing, name = '', selfClosing] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/g)) {
    if (VOID.includes(name) || selfClosing) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) return `</${name}>`;
  }
  return open.at(-1);
}

describe('built-in texts', () => {
  it('exist in nl, da, de and en at least', () => {
    expect(texts.languages).toEqual(expect.arrayContaining(['nl', 'da', 'de', 'en']));
  });

  it.each(texts.languages)('in %s are one for every template, and no more', (language) => {
    const files = [...sources.keys()].filter((path) => path.startsWith(`${language}/`));
    expect(files.map((path) => path.slice(3, -3)).sort()).toEqual([...names].sort());
  });

  it.each([...sources])('%s has no problem', (path, source) => {
    expect(checkText(path, source)).toEqual([]);
  });
});

describe.each(texts.languages)('every text in %s', (language) => {
  const cases = names.flatMap((template) =>
    (['formal', 'informal'] as const).flatMap((form) => [true, false].map((full) => ({ template, form, full }))),
  );

  it.each(cases)('$template, $form, all fields: $full, reads well as HTML and as text', ({ template, form, full }) => {
    const mail = render(language, template, form, full);
    const html = mail.html.replaceAll(/<style[^>]*>.*?<\/style>/gs, '');
    const all = [mail.subject, mail.preheader, html, mail.text].join('\n');
    expect(all).not.toMatch(/\{\{|\}\}|\{%|%\}|undefined|null|NaN|\[object|LQ[OT]\d|href=""/);
    expect(mail.subject).not.toBe('');
    expect(mail.subject).not.toMatch(/&amp;|&lt;|\n/);
    expect(firstImbalance(mail.html)).toBeUndefined();
    for (const [, href] of mail.html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(https:\/\/|tel:\+|mailto:)/);
    for (const line of mail.text.split('\n'))
      expect(line, 'a list begins or ends badly').not.toMatch(/^[·-]$|· ·|\s$(?<!-- )/);
    if (describeTemplate(template).receiver !== 'script') expect(mail.html).toContain(`<html lang="${language}" `);
  });

  it.each(names)('%s says the same as HTML and as text', (template) => {
    const mail = render(language, template, 'formal', true);
    const body = mail.html.replace(/<title>.*?<\/style>/s, '').replace(/<div style="display:none.*?<\/div>/s, '');
    // What separates links in a line of words, buttons do without.
    const words = (text: string) =>
      text
        .replaceAll(/[\s>·]+|^-- $/gm, ' ')
        .replaceAll(/\s+-- /g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim();
    expect(words(mail.text)).toBe(words(htmlToPlainText(body)));
  });

  it('offers the way out in every marketing mail to a contact', () => {
    for (const template of names) {
      const { kind, receiver } = describeTemplate(template);
      if (kind !== 'marketing' || receiver !== 'contact') continue;
      const mail = render(language, template, 'formal', false);
      expect(mail.html, template).toContain('href="https://voorbeeld.example/u/1"');
      expect(mail.text, template).toContain('<https://voorbeeld.example/u/1>');
    }
  });

  it.each(['presentation', 'recording'])(
    'M5 reproaches a no-show nothing, and tells who never answered nothing of being missed: %s',
    (what) => {
      const [silent] = render(language, `${what}-silent`, 'formal', true).text.split('\n--\n');
      expect(silent).not.toMatch(
        /missed|gemist|savne|vermisst|gefehlt|answer yet|niet geantwoord|ikke svaret|geantwortet|uitnodiging|invitation|Einladung/i,
      );
    },
  );

  it('gives no webinar a room: no seat, no route, no waiting list, and the link wherever it says where', () => {
    const texts = names.filter((name) => /^(scripts\/)?(webinar|recording)-/.test(name));
    expect(texts).toHaveLength(15);
    for (const template of texts) {
      const { text } = render(language, template, 'formal', true);
      expect(text, template).not.toMatch(
        /wachtlijst|venteliste|Warteliste|waiting list|\bplaats\b|\bplads|\bPlatz\b|\bplace\b|route|Anfahrt/i,
      );
    }
    for (const template of ['webinar-confirmation', 'webinar-practical', 'webinar-link'])
      expect(render(language, template, 'formal', true).text).toContain('https://voorbeeld.example/live');
  });

  it('M1 invites by phone without a word of an earlier invitation', () => {
    const script = render(language, 'scripts/phone-invite', 'formal', true).text;
    expect(script).not.toMatch(
      /yet|nog niet|endnu|noch nicht|geen antwoord|no answer|intet svar|keine Antwort|gestuurd|we sent|sendte|geschickt/i,
    );
  });

  it('M33 speaks to the campaign’s issue where it is given', () => {
    for (const template of [
      'invitation',
      'presentation-no-show',
      'recording-no-show',
      'scripts/call-reminder',
      'scripts/phone-invite',
    ]) {
      expect(render(language, template, 'formal', true).text, template).toContain('Mombasa');
    }
  });
});
