import type { Occasion } from './call-outcomes.ts';

/** What a rep is told of whom he is to call, and why now, in the languages of Baton's internal texts. */
interface CallTaskWords {
  /** How he takes part in buying. */
  readonly buying: Readonly<Record<'decides' | 'advises' | 'uses', string>>;
  /** A word for the subject of the mail and the line of a digest; by the text the call is made with, else by occasion. */
  readonly calls: Readonly<Record<string, string>> & Readonly<Record<Occasion, string>>;
  readonly people: (count: string) => string;
  readonly sent: (what: string, day: string) => string;
  readonly noAnswer: string;
  /** Nobody has been in touch with him, and why by phone. */
  readonly first: string;
  readonly firstNoMail: string;
  /** The call itself was promised. */
  readonly promised: (when: string) => string;
  readonly voicemail: string;
  readonly declined: Readonly<Record<string, string>>;
  readonly fetched: (file: string) => string;
  readonly interest: (score: string) => string;
  readonly open: Readonly<Record<'appointment' | 'quote', string>>;
  /** Of a colleague: `at Mette Holm (…)`. */
  readonly openAt: (what: string, name: string) => string;
}

const NL: CallTaskWords = {
  buying: { decides: 'beslist mee', advises: 'adviseert', uses: 'gebruikt het' },
  calls: {
    ...{ invitation: 'uitnodiging', 'follow-up': 'vervolg', reply: 'antwoord', appointment: 'afspraak' },
    ...{ quote: 'offerte', 'event-moved': 'nieuwe datum', 'webinar-moved': 'nieuwe datum' },
    ...{ 'event-cancelled': 'afgelast', 'place-offered': 'plaats vrij' },
  },
  people: (count) => `${count} mensen`,
  sent: (what, day) => `${what} gestuurd ${day}`,
  noAnswer: 'geen antwoord',
  first: 'Eerste contact',
  firstNoMail: 'Eerste contact: mailen mag niet, bellen wel',
  promised: (when) => `Beloofd: terugbellen ${when}`,
  voicemail: 'voicemail ingesproken',
  declined: { date: 'de datum', subject: 'het onderwerp', colleague: 'een collega past beter' },
  fetched: (file) => `${file} opgehaald`,
  interest: (score) => `interesse ${score} van 5`,
  open: { appointment: 'er staat een afspraak', quote: 'er loopt een offerte' },
  openAt: (what, name) => `${what} bij ${name}`,
};

const DA: CallTaskWords = {
  buying: { decides: 'er med til at beslutte', advises: 'rådgiver', uses: 'bruger det' },
  calls: {
    ...{ invitation: 'invitation', 'follow-up': 'opfølgning', reply: 'svar', appointment: 'aftale' },
    ...{ quote: 'tilbud', 'event-moved': 'ny dato', 'webinar-moved': 'ny dato' },
    ...{ 'event-cancelled': 'aflyst', 'place-offered': 'ledig plads' },
  },
  people: (count) => `${count} ansatte`,
  sent: (what, day) => `${what} sendt ${day}`,
  noAnswer: 'intet svar',
  first: 'Første kontakt',
  firstNoMail: 'Første kontakt: mail er ikke tilladt, men opkald er',
  promised: (when) => `Lovet: ring tilbage ${when}`,
  voicemail: 'lagde en besked',
  declined: { date: 'datoen', subject: 'emnet', colleague: 'en kollega passer bedre' },
  fetched: (file) => `${file} hentet`,
  interest: (score) => `interesse ${score} af 5`,
  open: { appointment: 'der er en aftale', quote: 'der er et tilbud i gang' },
  openAt: (what, name) => `${what} hos ${name}`,
};

const DE: CallTaskWords = {
  buying: { decides: 'entscheidet mit', advises: 'berät', uses: 'nutzt es' },
  calls: {
    ...{ invitation: 'Einladung', 'follow-up': 'Nachfassen', reply: 'Antwort', appointment: 'Termin' },
    ...{ quote: 'Angebot', 'event-moved': 'neuer Termin', 'webinar-moved': 'neuer Termin' },
    ...{ 'event-cancelled': 'abgesagt', 'place-offered': 'freier Platz' },
  },
  people: (count) => `${count} Beschäftigte`,
  sent: (what, day) => `${what} gesendet am ${day}`,
  noAnswer: 'keine Antwort',
  first: 'Erster Kontakt',
  firstNoMail: 'Erster Kontakt: E-Mail ist nicht erlaubt, Anrufen schon',
  promised: (when) => `Versprochen: Rückruf ${when}`,
  voicemail: 'auf die Mailbox gesprochen',
  declined: { date: 'das Datum', subject: 'das Thema', colleague: 'jemand anderes passt besser' },
  fetched: (file) => `${file} abgerufen`,
  interest: (score) => `Interesse ${score} von 5`,
  open: { appointment: 'ein Termin steht', quote: 'ein Angebot läuft' },
  openAt: (what, name) => `${what} bei ${name}`,
};

const EN: CallTaskWords = {
  buying: { decides: 'helps decide', advises: 'advises', uses: 'uses it' },
  calls: {
    ...{ invitation: 'invitation', 'follow-up': 'follow-up', reply: 'reply', appointment: 'appointment' },
    ...{ quote: 'quote', 'event-moved': 'new date', 'webinar-moved': 'new date' },
    ...{ 'event-cancelled': 'cancelled', 'place-offered': 'seat free' },
  },
  people: (count) => `${count} people`,
  sent: (what, day) => `${what} sent ${day}`,
  noAnswer: 'no answer',
  first: 'First contact',
  firstNoMail: 'First contact: mail is not allowed, calling is',
  promised: (when) => `Promised: a call back ${when}`,
  voicemail: 'left a voicemail',
  declined: { date: 'the date', subject: 'the subject', colleague: 'a colleague fits better' },
  fetched: (file) => `${file} downloaded`,
  interest: (score) => `interest ${score} of 5`,
  open: { appointment: 'there is an appointment', quote: 'there is an open quote' },
  openAt: (what, name) => `${what} with ${name}`,
};

const WORDS: Readonly<Record<string, CallTaskWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** The words of a reader's language; English for one that has none. */
export function callTaskWords(language: string): CallTaskWords {
  return WORDS[language] ?? EN;
}

/** What a call is in a word: by its text where that has one of its own, else by its occasion. */
export function occasionWords(language: string, { script, occasion }: { script?: string; occasion: Occasion }): string {
  const { calls } = callTaskWords(language);
  return (script === undefined ? undefined : calls[script]) ?? calls[occasion];
}
