import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../workflows/texts/compiled-layouts.ts';
import table from './mail-support.json' with { type: 'json' };
import { supportProblems } from './mail-support.ts';

const planted = (element: string) => supportProblems(LAYOUTS.contact.replace('@@BODY@@', element));

describe('what mail programs support', () => {
  it('is written down with its source and date', () => {
    for (const [name, { source, tested }] of Object.entries(table.features)) {
      expect(source, name).toMatch(/^https:\/\/www\.(caniemail\.com\/features\/|w3\.org\/TR\/CSS1\/)/);
      expect(tested, name).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it('is enough for both frames', () => {
    expect(Object.values(LAYOUTS).flatMap((layout) => supportProblems(layout))).toEqual([]);
  });

  it.each([
    ['<p style="padding:10px">Hallo</p>', /<p> padding: 10px in outlook: partial: only on table cells/],
    ['<div style="display:flex">Hallo</div>', /display: flex in gmail/],
    ['<div style="display:flex">Hallo</div>', /display: flex in outlook/],
    ['<p style="margin:-8px 0 0">Hallo</p>', /margin: -8px 0 0 in gmail: partial: not below zero/],
    ['<div style="border:1px solid #000000">Hallo</div>', /border: 1px solid #000000 in outlook/],
    ['<div style="display:none">Hallo</div>', /display: none in outlook/],
    ['<div style="max-width:300px">Hallo</div>', /max-width: 300px in outlook/],
    ['<p style="width:300px">Hallo</p>', /width: 300px in outlook/],
    ['<p style="font-size:1rem">Hallo</p>', /font-size: 1rem in outlook: partial: no rem/],
    [
      '<td style="background:url(https://x.example/i.png)">Hallo</td>',
      /background: url\(https in outlook|background: url/,
    ],
    ['<p style="position:absolute">Hallo</p>', /position: absolute is not in mail-support.json; look it up/],
  ])('finds %s', (element, found) => {
    expect(planted(element)).toContainEqual(expect.stringMatching(found));
  });

  it('lets a block of style hold nothing but what the mail does without: resets, the dark, a phone’s width', () => {
    for (const layout of Object.values(LAYOUTS)) {
      const blocks = [...layout.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = '']) => css.trim());
      const rest = blocks
        .map((css) => css.replace(/:root \{[^}]*\}\s*@media \(prefers-color-scheme: dark\) \{[\s\S]*\}$/, ''))
        .map((css) => css.replaceAll(/^(#outlook a|body|table, td|img|p) \{[^}]*\}\s*/gm, ''))
        .map((css) => css.replaceAll(/^(@media[^{]*\{\s*)?[^{}]*\.mj-[a-z0-9-]+ \{[^}]*\}(\s*\})?/gm, ''))
        .map((css) => css.replace(/^[a-z0-9, ]+\{ mso-line-height-rule: exactly; \}/, ''));
      expect(rest.join('').trim()).toBe('');
    }
  });
});
