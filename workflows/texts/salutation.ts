import type { Form } from './mail-values.ts';

/** What an opening line needs to know of a person. */
export interface Addressee {
  readonly salutation: 'mr' | 'ms' | 'none';
  readonly title?: string;
  readonly firstName?: string;
  readonly initials?: string;
  readonly lastNamePrefix?: string;
  readonly lastName?: string;
  readonly country?: string;
}

type Greeter = (person: Addressee) => string;

const GREETERS: Readonly<Record<string, Readonly<Record<Form, Greeter>>>> = {
  nl: { formal: dutchFormal, informal: (person) => informal(person, 'Beste', dutchFormal) },
  da: { formal: danishFormal, informal: (person) => informal(person, 'Kære', danishFormal) },
  de: { formal: germanFormal, informal: (person) => informal(person, 'Hallo', germanFormal) },
  en: { formal: englishFormal, informal: (person) => informal(person, 'Dear', englishFormal) },
};

/**
 * The opening line with its comma, e.g. `Geachte mevrouw De Vries,`, `Sehr geehrter Herr Dr. Schmidt,`, `Kære Mette,`.
 * Where a name or the way to address is unknown nothing is guessed. An unknown language is greeted in English.
 */
export function renderSalutation(person: Addressee, language: string, form: Form): string {
  const greeters = GREETERS[language] ?? GREETERS.en;
  return `${greeters?.[form](person) ?? 'Hello'},`;
}

/** `Dr. Anna B. de Vries` without title: first name or initials, prefix, last name; empty where none is known. */
export function fullName(person: Addressee): string {
  return words(person.firstName ?? person.initials, person.lastNamePrefix, person.lastName);
}

function informal(person: Addressee, word: string, formal: Greeter): string {
  return person.firstName === undefined ? formal(person) : `${word} ${person.firstName}`;
}

function dutchFormal(person: Addressee): string {
  const { salutation, lastName, firstName } = person;
  if (lastName === undefined) return firstName === undefined ? 'Geachte heer, mevrouw' : `Beste ${firstName}`;
  if (salutation === 'none') {
    const named = firstName ?? person.initials;
    return named === undefined ? `Geachte heer of mevrouw ${dutchLastName(person)}` : `Geachte ${fullName(person)}`;
  }
  return `Geachte ${salutation === 'mr' ? 'heer' : 'mevrouw'} ${dutchLastName(person)}`;
}

/**
 * In the Netherlands a name without a first name or initials before it takes a capital, be its prefix in a column of its
 * own or not; in Belgium it stays as it is written. `'t Hart` stays: an apostrophe takes no capital.
 */
function dutchLastName({ lastNamePrefix, lastName, country }: Addressee): string {
  const name = words(lastNamePrefix, lastName);
  return country === 'BE' ? name : `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}

/** Danes have their first names; `hr.` and `fru` are for who gave none. Nobody is `hr./fru`. */
function danishFormal(person: Addressee): string {
  const { salutation, lastName, firstName, initials, lastNamePrefix } = person;
  if (firstName !== undefined) return `Kære ${fullName(person)}`;
  if (lastName === undefined) return 'Goddag';
  if (salutation !== 'none') return `Kære ${words(salutation === 'mr' ? 'hr.' : 'fru', lastNamePrefix, lastName)}`;
  return initials === undefined ? 'Goddag' : `Kære ${fullName(person)}`;
}

function germanFormal(person: Addressee): string {
  const { salutation, title, lastNamePrefix, lastName, firstName, initials } = person;
  if (lastName === undefined)
    return firstName === undefined ? 'Sehr geehrte Damen und Herren' : `Guten Tag ${firstName}`;
  if (salutation === 'mr') return `Sehr geehrter ${words('Herr', title, lastNamePrefix, lastName)}`;
  if (salutation === 'ms') return `Sehr geehrte ${words('Frau', title, lastNamePrefix, lastName)}`;
  const named = firstName ?? initials ?? title;
  return named === undefined ? 'Sehr geehrte Damen und Herren' : `Guten Tag ${words(title, fullName(person))}`;
}

function englishFormal(person: Addressee): string {
  const { salutation, title, lastNamePrefix, lastName, firstName, initials } = person;
  if (lastName === undefined) return firstName === undefined ? 'Dear Sir or Madam' : `Dear ${firstName}`;
  if (title !== undefined) return `Dear ${words(englishTitle(title), lastNamePrefix, lastName)}`;
  if (salutation !== 'none') return `Dear ${words(salutation === 'mr' ? 'Mr' : 'Ms', lastNamePrefix, lastName)}`;
  return (firstName ?? initials) === undefined ? 'Dear Sir or Madam' : `Dear ${fullName(person)}`;
}

/** The highest one, as the English write it: `Prof. Dr.` is `Professor`, `Dr. rer. nat.` is `Dr`. */
function englishTitle(title: string): string {
  if (/\bprof/i.test(title)) return 'Professor';
  return /\bdr/i.test(title) ? 'Dr' : title.replaceAll('.', '');
}

function words(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
