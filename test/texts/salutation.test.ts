import { describe, expect, it } from 'vitest';
import { type Addressee, fullName, renderSalutation } from '../../workflows/texts/salutation.ts';

const anna: Addressee = { salutation: 'ms', firstName: 'Anna', lastNamePrefix: 'de', lastName: 'Vries' };
const schmidt: Addressee = { salutation: 'mr', title: 'Dr.', firstName: 'Karl', lastName: 'Schmidt' };

describe('renderSalutation', () => {
  it.each([
    ['nl', 'formal', anna, 'Geachte mevrouw De Vries,'],
    ['nl', 'formal', { ...anna, lastNamePrefix: 'van der' }, 'Geachte mevrouw Van der Vries,'],
    ['nl', 'formal', { ...anna, country: 'BE' }, 'Geachte mevrouw de Vries,'],
    ['nl', 'formal', { ...anna, salutation: 'none' }, 'Geachte Anna de Vries,'],
    [
      'nl',
      'formal',
      { salutation: 'none', initials: 'A.', lastNamePrefix: 'de', lastName: 'Vries' },
      'Geachte A. de Vries,',
    ],
    ['nl', 'formal', { salutation: 'mr', lastName: 'Bakker' }, 'Geachte heer Bakker,'],
    ['nl', 'formal', { salutation: 'none', lastName: 'Bakker' }, 'Geachte heer, mevrouw Bakker,'],
    ['nl', 'formal', { salutation: 'none' }, 'Geachte heer, mevrouw,'],
    ['nl', 'informal', anna, 'Beste Anna,'],
    ['nl', 'informal', { salutation: 'ms', lastName: 'Vries' }, 'Geachte mevrouw Vries,'],
    ['de', 'formal', schmidt, 'Sehr geehrter Herr Dr. Schmidt,'],
    ['de', 'formal', { salutation: 'ms', lastName: 'Weber' }, 'Sehr geehrte Frau Weber,'],
    ['de', 'formal', { ...schmidt, salutation: 'none' }, 'Guten Tag Dr. Karl Schmidt,'],
    ['de', 'formal', { salutation: 'none' }, 'Sehr geehrte Damen und Herren,'],
    ['de', 'informal', schmidt, 'Hallo Karl,'],
    ['da', 'informal', anna, 'Hej Anna,'],
    ['da', 'formal', anna, 'Kære Anna de Vries,'],
    ['da', 'formal', { salutation: 'mr', lastName: 'Hansen' }, 'Kære hr. Hansen,'],
    ['da', 'formal', { salutation: 'none' }, 'Goddag,'],
    ['en', 'formal', anna, 'Dear Ms de Vries,'],
    ['en', 'formal', schmidt, 'Dear Dr Schmidt,'],
    ['en', 'formal', { ...anna, salutation: 'none' }, 'Dear Anna de Vries,'],
    ['en', 'formal', { salutation: 'none' }, 'Dear Sir or Madam,'],
    ['en', 'informal', anna, 'Dear Anna,'],
    ['sv', 'informal', anna, 'Dear Anna,'],
  ] as const)('M1 in %s, %s, addresses %o as it should', (language, form, person, line) => {
    expect(renderSalutation(person, language, form)).toBe(line);
  });
});

describe('fullName', () => {
  it('keeps the prefix small behind a first name, and is empty where nothing is known', () => {
    expect(fullName(anna)).toBe('Anna de Vries');
    expect(fullName({ salutation: 'none' })).toBe('');
  });
});
