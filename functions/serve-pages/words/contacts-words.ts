import { pluralWords } from '../../../workflows/texts/amount-words.ts';

/** What stands on the page on which a rep picks whom he spoke to. */
export interface ContactsWords {
  readonly title: string;
  readonly intro: string;
  readonly name: string;
  readonly search: string;
  readonly everybody: string;
  readonly nobody: string;
  readonly notFound: string;
  readonly more: (count: number) => string;
  readonly for: (colleague: string) => string;
  readonly others: string;
}

const NL: ContactsWords = {
  title: 'Er is contact geweest',
  intro: 'Met wie? Kies een naam; op de volgende pagina meld je wat eruit kwam.',
  name: 'Naam of organisatie',
  search: 'Zoek',
  everybody: 'Toon iedereen',
  nobody: 'In deze campagne staat nu niemand op jouw naam.',
  notFound: 'Niemand gevonden. Een deel van de naam is genoeg.',
  more: (count) =>
    pluralWords('nl', count, {
      one: 'Er is er nog één. Zoek op naam.',
      other: 'Er zijn er nog #. Zoek op naam.',
    }),
  for: (colleague) => `namens ${colleague}`,
  others: 'Ook in',
};

const DA: ContactsWords = {
  title: 'Der har været kontakt',
  intro: 'Med hvem? Vælg et navn; på næste side melder du, hvad der kom ud af det.',
  name: 'Navn eller organisation',
  search: 'Søg',
  everybody: 'Vis alle',
  nobody: 'I denne kampagne står der ingen på dit navn lige nu.',
  notFound: 'Ingen fundet. En del af navnet er nok.',
  more: (count) =>
    pluralWords('da', count, {
      one: 'Der er én til. Søg efter navn.',
      other: 'Der er # flere. Søg efter navn.',
    }),
  for: (colleague) => `på vegne af ${colleague}`,
  others: 'Også i',
};

const DE: ContactsWords = {
  title: 'Es gab Kontakt',
  intro: 'Mit wem? Bitte einen Namen wählen; auf der nächsten Seite wird gemeldet, was dabei herauskam.',
  name: 'Name oder Unternehmen',
  search: 'Suchen',
  everybody: 'Alle zeigen',
  nobody: 'Zurzeit steht in dieser Kampagne niemand auf dieser Liste.',
  notFound: 'Niemand gefunden. Ein paar Buchstaben genügen.',
  more: (count) =>
    pluralWords('de', count, {
      one: 'Es gibt noch eine weitere Person. Bitte nach dem Namen suchen.',
      other: 'Es gibt noch # weitere. Bitte nach dem Namen suchen.',
    }),
  for: (colleague) => `in Vertretung von ${colleague}`,
  others: 'Auch in',
};

const EN: ContactsWords = {
  title: 'There was contact',
  intro: 'With whom? Choose a name; on the next page you report what came of it.',
  name: 'Name or organisation',
  search: 'Search',
  everybody: 'Show everybody',
  nobody: 'Nobody in this campaign is yours at the moment.',
  notFound: 'Nobody found. Part of the name is enough.',
  more: (count) =>
    pluralWords('en', count, {
      one: 'There is one more. Search by name.',
      other: 'There are # more. Search by name.',
    }),
  for: (colleague) => `for ${colleague}`,
  others: 'Also in',
};

const WORDS: Readonly<Record<string, ContactsWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** English where we do not speak the language. */
export function contactsWords(language: string): ContactsWords {
  return WORDS[language] ?? EN;
}
