/** How a colleague at the same organisation stands in the campaign. */
export type Standing =
  | 'comes'
  | 'signed-up'
  | 'waiting'
  | 'tentative'
  | 'declined'
  | 'came'
  | 'not-there'
  | 'spoken'
  | 'appointment'
  | 'quote'
  | 'customer'
  | 'no'
  | 'closed'
  | 'silent';

/** What a call may still teach. */
export type Question = 'issue' | 'role' | 'timing' | 'supplier' | 'solution';

/** What a call task says of colleagues and asks a rep to find out, in the languages of Baton's internal texts. */
interface TaskWords {
  readonly standing: Readonly<Record<Standing, string>>;
  readonly more: (count: number) => string;
  readonly questions: Readonly<Record<Question, string>>;
}

const NL: TaskWords = {
  standing: {
    comes: 'komt',
    'signed-up': 'had zich aangemeld',
    waiting: 'staat op de wachtlijst',
    tentative: 'weet het nog niet',
    declined: 'komt niet',
    came: 'was er',
    'not-there': 'was er niet',
    spoken: 'gesproken',
    appointment: 'heeft een afspraak',
    quote: 'offerte loopt',
    customer: 'is klant geworden',
    no: 'zei definitief nee',
    closed: 'wordt niet meer benaderd',
    silent: 'nog geen antwoord',
  },
  more: (count) => `en nog ${count}`,
  questions: {
    issue: 'Welk vraagstuk speelt nu?',
    role: 'Wie beslist mee?',
    timing: 'Wanneer moet het opgelost zijn?',
    supplier: 'Met wie werken ze nu?',
    solution: 'Past wat wij bieden?',
  },
};

const DA: TaskWords = {
  standing: {
    comes: 'kommer',
    'signed-up': 'havde tilmeldt sig',
    waiting: 'står på ventelisten',
    tentative: 'ved det ikke endnu',
    declined: 'kommer ikke',
    came: 'var med',
    'not-there': 'var der ikke',
    spoken: 'talt med',
    appointment: 'har en aftale',
    quote: 'tilbud er i gang',
    customer: 'er blevet kunde',
    no: 'sagde endeligt nej',
    closed: 'kontaktes ikke mere',
    silent: 'intet svar endnu',
  },
  more: (count) => `og ${count} til`,
  questions: {
    issue: 'Hvilken udfordring er aktuel nu?',
    role: 'Hvem er med til at beslutte?',
    timing: 'Hvornår skal det være løst?',
    supplier: 'Hvem arbejder de sammen med nu?',
    solution: 'Passer det, vi tilbyder?',
  },
};

const DE: TaskWords = {
  standing: {
    comes: 'kommt',
    'signed-up': 'war angemeldet',
    waiting: 'steht auf der Warteliste',
    tentative: 'weiß es noch nicht',
    declined: 'kommt nicht',
    came: 'war dabei',
    'not-there': 'war nicht dabei',
    spoken: 'gesprochen',
    appointment: 'hat einen Termin',
    quote: 'Angebot läuft',
    customer: 'wurde Kunde',
    no: 'sagte endgültig nein',
    closed: 'wird nicht mehr kontaktiert',
    silent: 'noch keine Antwort',
  },
  more: (count) => `und ${count} weitere`,
  questions: {
    issue: 'Welches Anliegen besteht gerade?',
    role: 'Wer entscheidet mit?',
    timing: 'Bis wann soll es gelöst sein?',
    supplier: 'Mit wem arbeiten sie heute?',
    solution: 'Passt, was wir anbieten?',
  },
};

const EN: TaskWords = {
  standing: {
    comes: 'is coming',
    'signed-up': 'had signed up',
    waiting: 'is on the waiting list',
    tentative: 'is not sure yet',
    declined: 'is not coming',
    came: 'was there',
    'not-there': 'was not there',
    spoken: 'spoken to',
    appointment: 'has an appointment',
    quote: 'has a quote',
    customer: 'became a customer',
    no: 'said a definite no',
    closed: 'is no longer approached',
    silent: 'no answer yet',
  },
  more: (count) => `and ${count} more`,
  questions: {
    issue: 'Which issue matters now?',
    role: 'Who else decides?',
    timing: 'By when must it be solved?',
    supplier: 'Who do they work with now?',
    solution: 'Does what we offer fit?',
  },
};

const WORDS: Readonly<Record<string, TaskWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** The words of a reader's language; English for one that has none. */
export function taskWords(language: string): TaskWords {
  return WORDS[language] ?? EN;
}
