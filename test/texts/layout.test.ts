import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layoutsModule } from '../../cli/generate-layouts.ts';
import { BUILT_IN_TEXTS, readTexts } from '../../infra/local/read-texts.ts';
import type { MailValues } from '../../workflows/texts/mail-values.ts';
import { renderMail } from '../../workflows/texts/render-mail.ts';
import { sampleValues } from '../../workflows/texts/sample-values.ts';
import { createTextStore } from '../../workflows/texts/text-store.ts';

const builtIn = readTexts(BUILT_IN_TEXTS);

function render(template: string, body: string, links?: MailValues['links']) {
  const texts = createTextStore({
    campaign: new Map([[`nl/${template}.md`, `---\nsubject: S\n---\n${body}\n`]]),
    builtIn,
  });
  const sample = sampleValues(template, 'nl', 'formal');
  const values = { ...sample, links: { ...sample.links, ...links } };
  const result = renderMail({ template, language: 'nl', form: 'formal', texts, values });
  if (!result.ok) throw new Error(result.message);
  const [text = ''] = result.mail.text.split('\n--\n');
  return { html: result.mail.html, text };
}

/** The buttons of a mail: whether each is the filled one, and its words. */
function buttons(html: string): string[] {
  const found = html.matchAll(/<td class="(first|other)"[^>]*><a [^>]*>([^<]*)<\/a>/g);
  return [...found].map(([, kind = '', words = '']) => `${kind}: ${words}`);
}

describe('the frames of mails', () => {
  it('are as MJML makes them today: the committed ones are fresh', async () => {
    const committed = readFileSync(new URL('../../workflows/texts/compiled-layouts.ts', import.meta.url), 'utf8');
    expect(await layoutsModule()).toBe(committed);
  });

  it('hide a preheader with nothing but blanks behind it, and none where the text has none', () => {
    const preheaders = (html: string) => [...html.matchAll(/<div style="display:none[^>]*>(.*?)<\/div>/gs)];
    const texts = createTextStore({ campaign: new Map(), builtIn });
    const values = sampleValues('practical', 'nl', 'formal');
    const result = renderMail({ template: 'practical', language: 'nl', form: 'formal', texts, values });
    const [hidden, ...more] = preheaders(result.ok ? result.mail.html : '');
    expect(more).toEqual([]);
    expect(hidden?.[1]?.replaceAll(/&#847;|&zwnj;|&nbsp;/g, '')).toBe('Tijden, route en wie u kunt bellen');
    expect(preheaders(render('practical', 'Hallo').html)).toEqual([]);
  });
});

describe('a line of links only', () => {
  it('is a row of buttons, the first bold one filled, and in the text each on a line of its own', () => {
    const { html, text } = render(
      'invitation',
      'Komt u?\n[Ja]({{ links.accept }}) · **[Nee]({{ links.decline }})**\nTot dan.',
    );
    expect(buttons(html)).toEqual(['other: Ja', 'first: Nee']);
    expect(text).toBe(
      'Komt u?\n\nJa <https://voorbeeld.example/r/1?answer=accepted>\nNee <https://voorbeeld.example/r/1?answer=declined>\n\nTot dan.\n',
    );
  });

  it('fills the first one of a letter that marks none, and none of a work mail', () => {
    const row = '[Ja]({{ links.accept }}) · [Nee]({{ links.decline }})';
    expect(buttons(render('invitation', row).html)).toEqual(['first: Ja', 'other: Nee']);
    expect(buttons(render('managers/breach', row.replaceAll(/accept|decline/g, 'manage')).html)).toEqual([
      'other: Ja',
      'other: Nee',
    ]);
  });

  it('fills the first bold button that is there, and leaves no trace of one that is not', () => {
    const body =
      '{% if links.manage %}**[A]({{ links.manage }})** · {% endif %}{% if links.away %}**[B]({{ links.away }})** · {% endif %}[C]({{ links.give }})';
    const links = { away: 'https://x.example/b', give: 'https://x.example/c' };
    const { html, text } = render('managers/breach', body, { ...links, manage: null as never });
    expect(buttons(html)).toEqual(['first: B', 'other: C']);
    expect(text).toBe('B <https://x.example/b>\nC <https://x.example/c>\n');
    expect(buttons(render('managers/breach', body, { ...links, manage: 'https://x.example/a' }).html)).toEqual([
      'first: A',
      'other: B',
      'other: C',
    ]);
  });

  it('fills the first bold one of a row, also of a loop, and none where nothing is bold', () => {
    const loop =
      '{% for outcome in task.outcomes %}**[{{ outcome.label }}]({{ outcome.url }})**{% unless forloop.last %} · {% endunless %}{% endfor %}';
    const { html, text } = render('reps/call-task', `${loop}\n\n[Meer]({{ links.contact }})`);
    expect(buttons(html)).toEqual([
      'first: Komt',
      'other: Komt niet',
      'other: Niet bereikt',
      'other: Terugbellen',
      'other: Meer',
    ]);
    expect(text).toMatch(/^Komt <\S+>\nKomt niet <\S+>\nNiet bereikt <\S+>\nTerugbellen <\S+>\n\nMeer <\S+>\n$/);
  });

  it('keeps a note behind the main act, beside its button', () => {
    const { html, text } = render(
      'reps/hand-off',
      '**[Open]({{ links.list }})** · graag vóór {{ list.answerBy | date_words }}',
    );
    expect(buttons(html)).toEqual(['first: Open']);
    expect(html).toMatch(/<\/table><\/td><td [^>]*">graag vóór zaterdag 6 februari[^<]*<\/td><\/tr>/);
    expect(text).toMatch(/^Open <https:\S+>\ngraag vóór zaterdag 6 februari/);
  });

  it('is a line of words in an item, its lines apart enough for a thumb', () => {
    const { html, text } = render(
      'invitation',
      '- **Anna**\\\n  [Ja]({{ links.accept }}) · [Nee]({{ links.decline }})',
    );
    expect(html).toMatch(
      /<br><a style="padding:5px 0;line-height:24px;[^>]*>Ja<\/a>&nbsp;· <a style="padding:5px 0;[^>]*>Nee</,
    );
    expect(text).toMatch(/^- Anna\n {2}Ja <\S+> · Nee <\S+>\n$/);
  });

  it('never lets a separator begin a line, and keeps a telephone number in one piece', () => {
    const { html } = render('invitation', '{{ "Anna · Bob" | append: "" }} · [+31 10](tel:+3110)');
    expect(html).toMatch(/Anna&nbsp;· Bob&nbsp;· <a style="[^"]*;white-space:nowrap" href="tel:\+3110">/);
  });

  it('leaves a table its columns’ sides', () => {
    const { html } = render('invitation', '| Wat | Hoeveel |\n| --- | ---: |\n| Nieuw | 4 |');
    expect(html).toMatch(/<th [^>]*text-align:left">Wat<\/th>\s*<th [^>]*text-align:right" align="right">/);
    expect(html).toMatch(/<td style="[^"]*text-align:right" align="right">4</);
  });

  it.each([
    ['in a list item', '- **Anna**\\\n  [Ja]({{ links.accept }}) · [Nee]({{ links.decline }})'],
    ['in a loose list', '- [Ja]({{ links.accept }})\n\n- [Nee]({{ links.decline }})'],
    ['in an address', 'Pieter\\\n[Ja]({{ links.accept }})'],
    ['with words beside it', 'Meer: [Ja]({{ links.accept }}) · [Nee]({{ links.decline }})'],
    ['with links that run together', '[Ja]({{ links.accept }}) [Nee]({{ links.decline }})'],
    ['of a telephone number', '[+31 10](tel:+3110) · [post](mailto:a@b.example)'],
  ])('stays small %s', (_, body) => {
    const { html } = render('invitation', body);
    expect(html).toContain('</a>');
    expect(buttons(html)).toEqual([]);
  });

  it('is high enough for a thumb', () => {
    const { html } = render('invitation', '[Ja]({{ links.accept }})');
    const [, padding, line] = /<a style="display:inline-block;padding:(\d+)px[^"]*line-height:(\d+)px/.exec(html) ?? [];
    expect(2 * Number(padding) + Number(line)).toBeGreaterThanOrEqual(44);
  });
});
