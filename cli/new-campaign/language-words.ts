/** What a new campaign's files say in a language that Baton has texts in. */
export interface LanguageWords {
  readonly headings: readonly string[];
  readonly name: string;
  readonly venue: string;
  readonly issue: string;
  readonly solution: string;
  readonly source: string;
  readonly consent: string;
  readonly line: string;
}

/** In the order of `exampleRow`. */
const FIELDS = {
  nl: 'e-mail,aanhef,voornaam,tussenvoegsel,achternaam,bedrijf,kvk-nummer,rechtsvorm,functie,rol in aankoop,telefoon,straat,postcode,plaats,land,taal,segment,bron,verkoper,persoonlijke zin,toestemming mail,toestemming mail bron,toestemming mail datum,toestemming mail tekst,toestemming telefoon,fase,opmerking',
  en: 'email,salutation,firstName,lastNamePrefix,lastName,organisation,organisationId,legalForm,role,buyingRole,phone,street,postcode,city,country,language,segment,source,rep,personalLine,emailPermission,emailPermissionSource,emailPermissionAt,emailPermissionText,phonePermission,stage,note',
};

/** By language; the languages of Baton's built-in texts. */
export const LANGUAGE_WORDS: Readonly<Record<'nl' | 'en', LanguageWords>> = {
  nl: {
    headings: FIELDS.nl.split(','),
    name: 'Naam van het seminar',
    venue: 'Straat 1, Plaats',
    issue: 'Het vraagstuk waar uw gasten wakker van liggen',
    solution: 'Wat u daarop te zeggen heeft',
    source: 'wij spraken elkaar op een beurs',
    consent: 'Ja, mail mij over uw bijeenkomsten',
    line: 'Een zin van de verkoper zelf, of niets.',
  },
  en: {
    headings: FIELDS.en.split(','),
    name: 'Name of the seminar',
    venue: 'Street 1, Town',
    issue: 'The issue that keeps your guests awake',
    solution: 'What you have to say about it',
    source: 'we met at a fair',
    consent: 'Yes, mail me about your events',
    line: "A sentence of the rep's own, or nothing.",
  },
};
