/** What a new campaign's files say in a language that Baton has texts in. */
export interface LanguageWords {
  readonly headings: readonly string[];
  readonly name: { readonly seminar: string; readonly webinar: string; readonly nurture: string };
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
  da: 'e-mail,hr/fru,fornavn,lastNamePrefix,efternavn,virksomhed,cvr-nummer,virksomhedsform,stilling,rolle i købet,telefon,adresse,postnummer,by,land,sprog,segment,kilde,sælger,personlig linje,samtykke mail,samtykke mail kilde,samtykke mail dato,samtykke mail tekst,samtykke telefon,fase,bemærkning',
  de: 'E-Mail-Adresse,Anrede,Vorname,Namenszusatz,Nachname,Unternehmen,HRB,Rechtsform,Funktion,Rolle im Einkauf,Telefon,Straße,PLZ,Ort,Land,Sprache,Segment,Quelle,Vertrieb,persönlicher Satz,Einwilligung E-Mail,Einwilligung E-Mail Quelle,Einwilligung E-Mail Datum,Einwilligung E-Mail Text,Einwilligung Telefon,Phase,Bemerkung',
  en: 'email,salutation,firstName,lastNamePrefix,lastName,organisation,organisationId,legalForm,role,buyingRole,phone,street,postcode,city,country,language,segment,source,rep,personalLine,emailPermission,emailPermissionSource,emailPermissionAt,emailPermissionText,phonePermission,stage,note',
};

/** By language; the languages of Baton's built-in texts. */
export const LANGUAGE_WORDS = {
  nl: {
    headings: FIELDS.nl.split(','),
    name: { seminar: 'Naam van het seminar', webinar: 'Naam van het webinar', nurture: 'Naam van de campagne' },
    venue: 'Straat 1, Plaats',
    issue: 'Het vraagstuk waar uw gasten wakker van liggen',
    solution: 'Wat u daarop te zeggen heeft',
    source: 'wij spraken elkaar op een beurs',
    consent: 'Ja, mail mij over uw bijeenkomsten',
    line: 'Een zin van de verkoper zelf, of niets.',
  },
  da: {
    headings: FIELDS.da.split(','),
    name: { seminar: 'Seminarets navn', webinar: 'Webinarets navn', nurture: 'Kampagnens navn' },
    venue: 'Gade 1, By',
    issue: 'Det, der holder dine gæster vågne om natten',
    solution: 'Det, du har at sige til det',
    source: 'vi talte sammen på en messe',
    consent: 'Ja, send mig mails om jeres arrangementer',
    line: 'En sætning fra sælgeren selv, eller ingenting.',
  },
  de: {
    headings: FIELDS.de.split(','),
    name: { seminar: 'Name des Seminars', webinar: 'Name des Webinars', nurture: 'Name der Kampagne' },
    venue: 'Straße 1, Ort',
    issue: 'Was Ihren Gästen den Schlaf raubt',
    solution: 'Was Sie dazu zu sagen haben',
    source: 'wir haben uns auf einer Messe getroffen',
    consent: 'Ja, schicken Sie mir E-Mails zu Ihren Veranstaltungen',
    line: 'Ein eigener Satz aus dem Vertrieb, oder nichts.',
  },
  en: {
    headings: FIELDS.en.split(','),
    name: { seminar: 'Name of the seminar', webinar: 'Name of the webinar', nurture: 'Name of the campaign' },
    venue: 'Street 1, Town',
    issue: 'The issue that keeps your guests awake',
    solution: 'What you have to say about it',
    source: 'we met at a fair',
    consent: 'Yes, mail me about your events',
    line: "A sentence of the rep's own, or nothing.",
  },
} satisfies Readonly<Record<string, LanguageWords>>;

/** The language a new campaign is written in: the asked one where Baton has texts in it, else English. */
export function writtenLanguage(language: string): keyof typeof LANGUAGE_WORDS {
  return isWritten(language) ? language : 'en';
}

function isWritten(language: string): language is keyof typeof LANGUAGE_WORDS {
  return Object.hasOwn(LANGUAGE_WORDS, language);
}
