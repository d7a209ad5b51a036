import { describe, expect, it } from 'vitest';
import { OUTCOME_WORDS, OUTCOMES, renderOutcomeLinks } from '../../workflows/texts/call-outcomes.ts';
import { describeFields, FIELDS, findField } from '../../workflows/texts/fields.ts';
import { sampleValues } from '../../workflows/texts/sample-values.ts';

const GROUPS = [
  'contact',
  'organisation',
  'rep',
  'deputy',
  'event',
  'campaign',
  'sender',
  'source',
  'links',
  'task',
  'list',
];

function sampleNames(template: string): string[] {
  const values = Object.entries(sampleValues(template, 'nl', 'formal'));
  return values.flatMap(([group, fields]) =>
    GROUPS.includes(group) ? Object.keys(fields).map((name) => `${group}.${name}`) : [],
  );
}

describe('fields', () => {
  it('are exactly what the samples fill', () => {
    const filled = new Set([...sampleNames('invitation'), ...sampleNames('reps/digest')]);
    expect([...filled].sort()).toEqual(FIELDS.map((field) => field.name).sort());
  });

  it('that are always there are filled even where nothing else is known', () => {
    const always = FIELDS.filter(
      (field) => field.always && !['task', 'source'].includes(field.name.split('.')[0] ?? ''),
    );
    const bare = sampleValues('invitation', 'nl', 'formal', false);
    for (const { name } of always) {
      const [group = '', key = ''] = name.split('.');
      const fields = Object.entries(bare).find(([found]) => found === group)?.[1];
      expect(fields, name).toHaveProperty(key);
    }
  });

  it('are described a line each', () => {
    const lines = describeFields().split('\n');
    expect(lines).toHaveLength(FIELDS.length);
    expect(lines[0]).toMatch(/^contact\.salutation\s+the opening line/);
    expect(lines.find((line) => line.startsWith('contact.firstName'))).toMatch(/\(may be empty\)$/);
  });

  it('reach into columns and the size of lists, and no further', () => {
    expect(findField(['contact', 'more', 'regio'])?.name).toBe('contact.more');
    expect(findField(['list', 'lines', 'size'])?.name).toBe('list.lines');
    expect(findField(['contact', 'name', 'length'])).toBeUndefined();
    expect(findField(['contact'])).toBeUndefined();
  });
});

describe('outcomes', () => {
  it('have a word in every language for every outcome any task offers', () => {
    const offered = [...new Set(Object.values(OUTCOMES).flatMap(({ main, more }) => [...main, ...more]))];
    for (const [language, words] of Object.entries(OUTCOME_WORDS)) {
      expect(Object.keys(words).sort(), language).toEqual(Object.keys(OUTCOME_WORDS.nl ?? {}).sort());
      for (const outcome of offered) expect(words, `${language} ${outcome}`).toHaveProperty(outcome);
    }
  });

  it('become links in the reader’s words', () => {
    expect(renderOutcomeLinks(['accepted'], 'da', (outcome) => `https://a.example/?o=${outcome}`)).toEqual([
      { label: 'Kommer', url: 'https://a.example/?o=accepted' },
    ]);
  });
});
