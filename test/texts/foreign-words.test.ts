import { describe, expect, it } from 'vitest';
import { BUILT_IN_TEXTS, readTexts } from '../../infra/local/read-texts.ts';
import { previewMail } from '../../workflows/texts/preview-mail.ts';
import { TEMPLATES } from '../../workflows/texts/template-table.ts';
import { createTextStore } from '../../workflows/texts/text-store.ts';
import { sourcesUnder, wordsIn, wordsOfTables, wordsOfText } from './shipped-words.ts';
import { WORDS } from './word-lists.ts';

const LANGUAGES = Object.keys(WORDS);
const sources = readTexts(BUILT_IN_TEXTS);
const examples = readTexts('campaigns/zakendoen-in-afrika/content');
const tables = [...sourcesUnder('workflows', 'functions')].flatMap(([file, source]) => wordsOfTables(file, source));

/** Words that stand in the list of another language: `afspraak (nl)`. */
function foreignIn(language: string, text: string): readonly string[] {
  return wordsIn(text).flatMap((word) => {
    const others = LANGUAGES.filter((other) => other !== language && WORDS[other]?.has(word));
    return others.map((other) => `${word} (${other})`);
  });
}

function foreignTexts(texts: ReadonlyMap<string, string>): readonly string[] {
  return [...texts].flatMap(([path, source]) =>
    foreignIn(path.slice(0, 2), wordsOfText(source)).map((word) => `${path}: ${word}`),
  );
}

describe('a language’s list of words', () => {
  it.each(LANGUAGES)('%s: knows hundreds of words, and none of another list', (language) => {
    expect(WORDS[language]?.size).toBeGreaterThan(300);
    expect(foreignIn(language, [...(WORDS[language] ?? [])].join(' '))).toEqual([]);
  });
});

describe('no word of another language', () => {
  it('stands in a built-in text, in any of its branches', () => {
    expect(foreignTexts(sources)).toEqual([]);
  });

  it('stands in a text of the example campaign', () => {
    expect(foreignTexts(examples)).toEqual([]);
  });

  it('stands in a table of words, of pages, work mails or the story', () => {
    const found = tables.flatMap(({ file, language, text }) =>
      foreignIn(language, text).map((word) => `${file}, ${language}: ${word} in “${text.trim()}”`),
    );
    expect(found).toEqual([]);
  });

  it.each(LANGUAGES)(
    'stands in a mail in %s as it is sent, dates, names of languages and buttons included',
    (language) => {
      const texts = createTextStore({ campaign: new Map(), builtIn: sources });
      const found = Object.keys(TEMPLATES).flatMap((template) =>
        (['formal', 'informal'] as const).flatMap((form) => {
          const result = previewMail({ language, template, form, texts });
          if (!result.ok) return [`${template}: ${result.message}`];
          const { subject, preheader, text } = result.mail;
          const said = [subject, preheader, text.replaceAll(/<\S+>|\S+@\S+|https?:\S+/g, ' ')].join('\n');
          return foreignIn(language, said).map((word) => `${template}, ${form}: ${word}`);
        }),
      );
      expect([...new Set(found)]).toEqual([]);
    },
  );

  it('gets by where one is planted: in a text, a tag, a table, a sentence of a function', () => {
    const text = '---\nsubject: Velkommen\n---\nHej, vi ses {{ "i morgen|you" | form }} til din afspraak.';
    expect(foreignTexts(new Map([['da/maybe.md', text]]))).toEqual([
      'da/maybe.md: you (en)',
      'da/maybe.md: afspraak (nl)',
    ]);
    const source = `
      const NL: Words = { ask: 'Komt u?', told: (n) => \`\${n} \${n === 1 ? 'dag' : 'business days'}\`, 'you-see': 'ja' };
      const W = { de: { title: 'Guten Tag', list: ['nicht', 'gesprek'] }, da: 'Tak', en: \`the \${a ? \`end\` : 'nicht'}\` };`;
    const planted = wordsOfTables('planted.ts', source).flatMap(({ language, text: said }) =>
      foreignIn(language, said),
    );
    expect(planted).toEqual(['days (en)', 'gesprek (nl)', 'nicht (de)']);
  });
});

describe('tables of words', () => {
  it('are all read: every file of words, and the same number of words in each language', () => {
    const files = new Set(tables.map(({ file }) => file));
    for (const file of sourcesUnder('functions/serve-pages/words').keys())
      if (!/-in-language|(?:contact|rep|audience)-words/.test(file)) expect(files, file).toContain(file);
    for (const name of ['digest', 'internal', 'layout', 'list', 'permission', 'task'])
      expect(files).toContain(`workflows/texts/${name}-words.ts`);
    const {
      nl = 0,
      da = 0,
      de = 0,
      en = 0,
    } = Object.fromEntries(
      [...Map.groupBy(tables, ({ language }) => language)].map(([language, all]) => [language, all.length]),
    );
    expect(Math.min(nl, da, de, en)).toBeGreaterThan(800);
    expect(da).toBeGreaterThan(nl * 0.95);
    expect(de).toBeGreaterThan(nl * 0.95);
  });
});
