import type { OutcomeLink } from './mail-values.ts';

/** What a rep can report, in the words of his buttons. */
export const OUTCOME_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  nl: {
    accepted: 'Komt',
    tentative: 'Weet nog niet',
    declined: 'Komt niet',
    spoken: 'Gesproken, nog niets concreets',
    appointment: 'Afspraak',
    'call-back': 'Terugbellen',
    'send-documents': 'Stuurt graag iets',
    'quote-requested': 'Offerte gevraagd',
    'not-reached': 'Niet bereikt',
    'wrong-number': 'Verkeerd nummer',
    'wrong-person': 'Werkt er niet meer / beter een collega',
    'do-not-call': 'Niet meer bellen',
    no: 'Definitief nee',
    yes: 'Klant!',
    visited: 'Geweest',
    'not-visited': 'Ging niet door',
    moved: 'Verzet',
    quoted: 'Offerte uitgebracht',
    'still-open': 'Loopt nog',
  },
  da: {
    accepted: 'Kommer',
    tentative: 'Ved ikke endnu',
    declined: 'Kommer ikke',
    spoken: 'Talt sammen, intet konkret endnu',
    appointment: 'Aftale',
    'call-back': 'Ring tilbage',
    'send-documents': 'Vil gerne have noget tilsendt',
    'quote-requested': 'Tilbud ønskes',
    'not-reached': 'Ikke truffet',
    'wrong-number': 'Forkert nummer',
    'wrong-person': 'Er stoppet / hellere en kollega',
    'do-not-call': 'Ring ikke mere',
    no: 'Endeligt nej',
    yes: 'Kunde!',
    visited: 'Mødet blev holdt',
    'not-visited': 'Blev ikke til noget',
    moved: 'Flyttet',
    quoted: 'Tilbud givet',
    'still-open': 'Stadig åbent',
  },
  de: {
    accepted: 'Kommt',
    tentative: 'Weiß noch nicht',
    declined: 'Kommt nicht',
    spoken: 'Gesprochen, noch nichts Konkretes',
    appointment: 'Termin',
    'call-back': 'Zurückrufen',
    'send-documents': 'Möchte Unterlagen',
    'quote-requested': 'Angebot gewünscht',
    'not-reached': 'Nicht erreicht',
    'wrong-number': 'Falsche Nummer',
    'wrong-person': 'Nicht mehr dort / besser jemand anderes',
    'do-not-call': 'Nicht mehr anrufen',
    no: 'Endgültiges Nein',
    yes: 'Kunde!',
    visited: 'Hat stattgefunden',
    'not-visited': 'Fand nicht statt',
    moved: 'Verschoben',
    quoted: 'Angebot abgegeben',
    'still-open': 'Noch offen',
  },
  en: {
    accepted: 'Is coming',
    tentative: 'Does not know yet',
    declined: 'Is not coming',
    spoken: 'Spoke, nothing definite yet',
    appointment: 'Appointment',
    'call-back': 'Call back',
    'send-documents': 'Wants documents',
    'quote-requested': 'Quote requested',
    'not-reached': 'Not reached',
    'wrong-number': 'Wrong number',
    'wrong-person': 'Has left / better a colleague',
    'do-not-call': 'Do not call again',
    no: 'Definite no',
    yes: 'Customer!',
    visited: 'Took place',
    'not-visited': 'Did not take place',
    moved: 'Moved',
    quoted: 'Quote sent',
    'still-open': 'Still open',
  },
};

/** The occasion of a task: it decides which outcomes stand on it. */
export type Occasion = 'invitation' | 'follow-up' | 'reply' | 'appointment' | 'quote';

const EVERYWHERE = ['wrong-number', 'wrong-person', 'do-not-call', 'no'];

/** Outcomes by occasion: the first four as buttons, the rarer ones behind "more". */
export const OUTCOMES: Readonly<
  Record<Occasion, { readonly main: readonly string[]; readonly more: readonly string[] }>
> = {
  invitation: {
    main: ['accepted', 'declined', 'not-reached', 'call-back'],
    more: ['tentative', 'spoken', 'appointment', ...EVERYWHERE],
  },
  'follow-up': {
    main: ['appointment', 'spoken', 'not-reached', 'call-back'],
    more: ['send-documents', 'quote-requested', ...EVERYWHERE, 'yes'],
  },
  reply: {
    main: ['spoken', 'appointment', 'call-back', 'not-reached'],
    more: ['accepted', 'tentative', 'declined', 'send-documents', 'quote-requested', ...EVERYWHERE, 'yes'],
  },
  appointment: { main: ['quote-requested', 'still-open', 'moved', 'not-visited'], more: ['visited', 'yes', 'no'] },
  quote: { main: ['yes', 'quoted', 'still-open', 'no'], more: [] },
};

/** The occasion of a task by the text it is written from: the script of a call, the question of an ask. */
export function occasionOf(text: string): Occasion {
  if (text === 'appointment' || text === 'quote' || text === 'reply') return text;
  return INVITING.includes(text) ? 'invitation' : 'follow-up';
}

const INVITING = ['phone-invite', 'call-reminder', 'event-moved'];

/** Links with the words of a language; `urlOf` gives the page on which that outcome is already chosen. */
export function renderOutcomeLinks(
  outcomes: readonly string[],
  language: string,
  urlOf: (outcome: string) => string,
): readonly OutcomeLink[] {
  const words = OUTCOME_WORDS[language] ?? OUTCOME_WORDS.en ?? {};
  return outcomes.map((outcome) => ({ label: words[outcome] ?? outcome, url: urlOf(outcome) }));
}
