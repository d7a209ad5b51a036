import { describe, expect, it } from 'vitest';
import { type Addressee, fullName, renderSalutation } from '../../workflows/texts/salutation.ts';

const anna: Addressee = { salutation: 'ms', firstName: 'Anna', lastNamePrefix: 'de', lastName: 'Vries' };
const schmidt: Addressee = { salutation: 'mr', title: 'Dr.', firstName: 'Karl', lastName: 'Schmidt' };

type Case = readonly [who: string, person: Addressee, line: string];

const berg: Addressee = { salutation: 'ms', firstName: 'Els', lastNamePrefix: 'van der', lastName: 'Berg' };
const holm: Addressee = { salutation: 'ms', firstName: 'Mette', lastName: 'Holm' };
const professor: Addressee = { salutation: 'mr', title: 'Prof. Dr.', firstName: 'Karl', lastName: 'Schmidt' };
const initials: Addressee = { salutation: 'none', initials: 'A.', lastNamePrefix: 'de', lastName: 'Vries' };
const bare: Addressee = { salutation: 'none', lastName: 'Bakker' };

const FORMAL: Readonly<Record<string, readonly Case[]>> = {
  nl: [
    ['a woman with a prefix', anna, 'Geachte mevrouw De Vries,'],
    ['a prefix of two words', berg, 'Geachte mevrouw Van der Berg,'],
    ['a prefix inside the last name', { salutation: 'mr', lastName: 'van den Heuvel' }, 'Geachte heer Van den Heuvel,'],
    ['an apostrophe', { salutation: 'mr', lastNamePrefix: "van 't", lastName: 'Hof' }, "Geachte heer Van 't Hof,"],
    ['a Belgian', { ...anna, country: 'BE' }, 'Geachte mevrouw de Vries,'],
    ['a doctor', schmidt, 'Geachte heer Schmidt,'],
    ['no salutation', { ...berg, salutation: 'none' }, 'Geachte Els van der Berg,'],
    ['initials only', initials, 'Geachte A. de Vries,'],
    ['no first name', { salutation: 'mr', lastName: 'Bakker' }, 'Geachte heer Bakker,'],
    ['a last name alone', bare, 'Geachte heer of mevrouw Bakker,'],
    ['a first name alone', { salutation: 'none', firstName: 'Anna' }, 'Beste Anna,'],
    ['nobody by name', { salutation: 'none' }, 'Geachte heer, mevrouw,'],
  ],
  da: [
    ['a woman', holm, 'Kære Mette Holm,'],
    ['a doctor', schmidt, 'Kære Karl Schmidt,'],
    ['a prefix', berg, 'Kære Els van der Berg,'],
    ['no salutation', { ...holm, salutation: 'none' }, 'Kære Mette Holm,'],
    ['initials only', initials, 'Kære A. de Vries,'],
    ['no first name', { salutation: 'mr', lastName: 'Hansen' }, 'Kære hr. Hansen,'],
    ['no first name, a woman', { salutation: 'ms', lastName: 'Hansen' }, 'Kære fru Hansen,'],
    ['a last name alone', bare, 'Goddag,'],
    ['a first name alone', { salutation: 'none', firstName: 'Mette' }, 'Kære Mette,'],
    ['nobody by name', { salutation: 'none' }, 'Goddag,'],
  ],
  de: [
    ['a man', { salutation: 'mr', firstName: 'Karl', lastName: 'Schmidt' }, 'Sehr geehrter Herr Schmidt,'],
    ['a doctor', schmidt, 'Sehr geehrter Herr Dr. Schmidt,'],
    ['a doctor, a woman', { ...schmidt, salutation: 'ms' }, 'Sehr geehrte Frau Dr. Schmidt,'],
    ['a professor', professor, 'Sehr geehrter Herr Prof. Dr. Schmidt,'],
    [
      'a prefix',
      { salutation: 'ms', lastNamePrefix: 'von der', lastName: 'Heide' },
      'Sehr geehrte Frau von der Heide,',
    ],
    ['no salutation', { ...schmidt, salutation: 'none' }, 'Guten Tag Dr. Karl Schmidt,'],
    ['initials only', initials, 'Guten Tag A. de Vries,'],
    ['no first name', { salutation: 'ms', lastName: 'Weber' }, 'Sehr geehrte Frau Weber,'],
    ['a last name alone', bare, 'Sehr geehrte Damen und Herren,'],
    ['a first name alone', { salutation: 'none', firstName: 'Karl' }, 'Guten Tag Karl,'],
    ['nobody by name', { salutation: 'none' }, 'Sehr geehrte Damen und Herren,'],
  ],
  en: [
    ['a woman', anna, 'Dear Ms de Vries,'],
    ['a doctor', schmidt, 'Dear Dr Schmidt,'],
    ['a professor', professor, 'Dear Professor Schmidt,'],
    ['no salutation', { ...anna, salutation: 'none' }, 'Dear Anna de Vries,'],
    ['initials only', initials, 'Dear A. de Vries,'],
    ['no first name', { salutation: 'mr', lastName: 'Bakker' }, 'Dear Mr Bakker,'],
    ['a last name alone', bare, 'Dear Sir or Madam,'],
    ['a first name alone', { salutation: 'none', firstName: 'Anna' }, 'Dear Anna,'],
    ['nobody by name', { salutation: 'none' }, 'Dear Sir or Madam,'],
  ],
};

describe.each(Object.entries(FORMAL))('M1 in %s, formally,', (language, cases) => {
  it.each(cases)('addresses %s as it should', (_, person, line) => {
    expect(renderSalutation(person, language, 'formal')).toBe(line);
  });
});

describe('M1 informally', () => {
  it.each([
    ['nl', anna, 'Beste Anna,'],
    ['nl', { salutation: 'ms', lastNamePrefix: 'de', lastName: 'Vries' }, 'Geachte mevrouw De Vries,'],
    ['da', holm, 'Kære Mette,'],
    ['da', { salutation: 'ms', lastName: 'Holm' }, 'Kære fru Holm,'],
    ['de', schmidt, 'Hallo Karl,'],
    ['de', { salutation: 'mr', title: 'Dr.', lastName: 'Schmidt' }, 'Sehr geehrter Herr Dr. Schmidt,'],
    ['en', anna, 'Dear Anna,'],
    ['en', { salutation: 'none' }, 'Dear Sir or Madam,'],
    ['sv', anna, 'Dear Anna,'],
  ] as const)('in %s, %o is addressed by the first name where there is one', (language, person, line) => {
    expect(renderSalutation(person, language, 'informal')).toBe(line);
  });
});

describe('fullName', () => {
  it('keeps the prefix small behind a first name, and is empty where nothing is known', () => {
    expect(fullName(anna)).toBe('Anna de Vries');
    expect(fullName({ salutation: 'none' })).toBe('');
  });
});
