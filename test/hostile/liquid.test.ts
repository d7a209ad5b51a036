import { describe, expect, it } from 'vitest';
import { FILTERS, htmlEngine, TAGS, textEngine } from '../../workflows/texts/liquid-engine.ts';

const contact = { name: 'Anna', more: { hobby: 'zeilen' } };
const globals = { reader: { language: 'nl', timeZone: 'Europe/Amsterdam', form: 'formal' } };
const render = (source: string, values: object = { contact }) =>
  String(textEngine.renderSync(textEngine.parse(source), values, { globals }));

/** Tags of Liquid that read another file, reach out of a text or switch something off. */
const REFUSED = ['include', 'render', 'layout', 'block', 'raw', 'liquid', 'capture', 'increment', 'cycle', 'tablerow'];

describe('Liquid in a text', () => {
  it.each(REFUSED)('has no tag %s', (tag) => {
    expect(() => textEngine.parse(`{% ${tag} "/etc/passwd" %}{% end${tag} %}`)).toThrow(/not found/);
    expect(() => htmlEngine.parse(`{% ${tag} "/etc/passwd" %}{% end${tag} %}`)).toThrow(/not found/);
  });

  it('knows the tags and filters it says, in both engines', () => {
    for (const engine of [textEngine, htmlEngine]) {
      expect(Object.keys(engine.tags).sort()).toEqual([...TAGS].sort());
      const own = ['date_short', 'date_words', 'day_words', 'form', 'link_target', 'number', 'plural', 'time_words'];
      expect(Object.keys(engine.filters).sort()).toEqual([...FILTERS, ...own].sort());
    }
    for (const filter of ['raw', 'date', 'where_exp', 'find_exp', 'sample', 'json', 'inspect', 'url_decode'])
      expect(() => render(`{{ contact.name | ${filter} }}`)).toThrow(/undefined filter/);
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'])(
    'reaches own properties only, never %s',
    (name) => {
      const reaches = [`contact.${name}`, `contact.more.${name}`, `contact["${name}"]`, `contact.name.${name}`, name];
      for (const reach of reaches) expect(() => render(`{{ ${reach} }}`), reach).toThrow(/undefined variable/);
      expect(render(`{% if contact.${name} %}reached{% endif %}`)).toBe('');
    },
  );

  it('leaves what is written in a value alone, however it looks', () => {
    const attack = '{{ contact.more.hobby }}{% assign contact = 1 %}{% include "x" %}';
    expect(render('{{ contact.name }}|{{ contact.more.hobby }}', { contact: { ...contact, name: attack } })).toBe(
      `${attack}|zeilen`,
    );
  });

  it('escapes in HTML whatever way a value takes', () => {
    const values = { contact: { name: '<b>"\'&', more: ['<i>'] } };
    const ways = [
      '{{ contact.name }}',
      '{{ contact.name | append: "" }}',
      '{% assign x = contact.name %}{{ x }}',
      '{{ contact.more | first }}',
      '{{ contact.more | join: "," }}',
      '{{ contact.none | default: contact.name }}',
      '{{ "a|b" | form | append: contact.name }}',
    ];
    for (const way of ways) {
      const html = String(
        htmlEngine.renderSync(
          htmlEngine.parse(way),
          { ...values, contact: { ...values.contact, none: null } },
          { globals },
        ),
      );
      expect(html, way).toMatch(/&lt;[bi]&gt;/);
      expect(html, way).not.toMatch(/[<>"']/);
    }
  });

  it('ends: a text too long, one that never ends and one that grows are refused', () => {
    expect(() => textEngine.parse('x'.repeat(200_001))).toThrow(/parse length limit/);
    expect(() =>
      render('{{ contact.name | append: contact.name }}', { contact: { name: 'x'.repeat(3_000_000) } }),
    ).toThrow(/memory alloc limit/);
    const doubling = `{% assign x = "xxxxxxxxxx" %}${'{% assign x = x | append: x %}'.repeat(30)}{{ x | size }}`;
    expect(() => render(doubling)).toThrow(/memory alloc limit/);
    expect(() => render('{% for i in (1..100000000) %}{{ i }}{% endfor %}')).toThrow(/limit exceeded/);
  });

  it('opens as a link only what a mail may open', () => {
    const target = (value: string) => render('{{ contact.name | link_target }}', { contact: { name: value } });
    expect(target('https://voorbeeld.example/r/x')).toBe('https://voorbeeld.example/r/x');
    for (const value of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'JaVaScRiPt:x',
      'data:text/html,x',
      'vbscript:x',
    ])
      expect(target(value)).toBe('');
    for (const value of ['//evil.example', 'file:///etc/passwd', '\u0000https://x.example', 'x https://y.example'])
      expect(target(value)).toBe('');
  });
});
