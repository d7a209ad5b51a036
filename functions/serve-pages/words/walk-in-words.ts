/** What stands on the form for a guest who was not invited. */
export interface WalkInWords {
  readonly title: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly organisation: string;
  readonly email: string;
  readonly phone: string;
  readonly guests: string;
  readonly guestOf: string;
  readonly nobody: string;
  readonly consent: (words: string) => string;
  readonly save: string;
  readonly told: (name: string) => string;
}

const NL: WalkInWords = {
  title: 'Een gast die niet was uitgenodigd',
  firstName: 'Voornaam',
  lastName: 'Achternaam',
  organisation: 'Organisatie',
  email: 'Mail',
  phone: 'Telefoon',
  guests: 'Brengt gasten mee',
  guestOf: 'Is gast van',
  nobody: 'niemand',
  consent: (words) => `Zegt ja op: “${words}”`,
  save: 'Toevoegen',
  told: (name) => `${name} wordt toegevoegd en staat binnen een minuut op de lijst.`,
};

const DA: WalkInWords = {
  title: 'En gæst, der ikke var inviteret',
  firstName: 'Fornavn',
  lastName: 'Efternavn',
  organisation: 'Organisation',
  email: 'Mail',
  phone: 'Telefon',
  guests: 'Har gæster med',
  guestOf: 'Er gæst hos',
  nobody: 'ingen',
  consent: (words) => `Siger ja til: »${words}«`,
  save: 'Tilføj',
  told: (name) => `${name} tilføjes og står på listen inden for et minut.`,
};

const DE: WalkInWords = {
  title: 'Ein Gast, der nicht eingeladen war',
  firstName: 'Vorname',
  lastName: 'Nachname',
  organisation: 'Organisation',
  email: 'E-Mail',
  phone: 'Telefon',
  guests: 'Bringt Gäste mit',
  guestOf: 'Ist Gast von',
  nobody: 'niemandem',
  consent: (words) => `Sagt ja zu: „${words}“`,
  save: 'Hinzufügen',
  told: (name) => `${name} wird hinzugefügt und steht innerhalb einer Minute auf der Liste.`,
};

const EN: WalkInWords = {
  title: 'A guest who was not invited',
  firstName: 'First name',
  lastName: 'Last name',
  organisation: 'Organisation',
  email: 'Mail',
  phone: 'Phone',
  guests: 'Brings guests',
  guestOf: 'Is a guest of',
  nobody: 'nobody',
  consent: (words) => `Says yes to: “${words}”`,
  save: 'Add',
  told: (name) => `${name} is being added and will be on the list within a minute.`,
};

const WORDS: Readonly<Record<string, WalkInWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** English where we do not speak the language. */
export function walkInWords(language: string): WalkInWords {
  return WORDS[language] ?? EN;
}
