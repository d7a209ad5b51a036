/** What the tasks and lists of reps and managers say of their own accord, in the languages of Baton's internal texts. */
export interface InternalWords {
  readonly phone: string;
  readonly mail: string;
  readonly letter: string;
  readonly source: string;
  readonly unreported: string;
  /** `3 mails, 2 calls, 1 of them without an answer`. */
  readonly tally: (counts: { readonly mails: number; readonly calls: number; readonly unreached: number }) => string;
  readonly templates: Readonly<Record<string, string>>;
}

const NL: InternalWords = {
  phone: 'telefoon',
  mail: 'mail',
  letter: 'brief',
  source: 'bron',
  unreported: 'geen verslag van het gesprek',
  tally: ({ mails, calls, unreached }) =>
    `${count(mails, 'mail', 'mails')}, ${count(calls, 'belpoging', 'belpogingen')}, waarvan ${unreached} zonder gehoor`,
  templates: {
    invitation: 'uitnodiging',
    confirmation: 'bevestiging',
    maybe: 'vraag of het al vaststaat',
    practical: 'praktische mail',
    'seat-released': 'plaats vrijgegeven',
    'thank-you': 'dank en presentatie',
    'thank-you-appointment': 'dank, presentatie en afspraak',
    'presentation-no-show': 'presentatie',
    'presentation-declined': 'presentatie',
    'presentation-silent': 'presentatie',
    whitepaper: 'whitepaper',
  },
};

const EN: InternalWords = {
  phone: 'phone',
  mail: 'mail',
  letter: 'letter',
  source: 'source',
  unreported: 'no report of the call',
  tally: ({ mails, calls, unreached }) =>
    `${count(mails, 'mail', 'mails')}, ${count(calls, 'call', 'calls')}, ${unreached} of them without an answer`,
  templates: {
    maybe: 'question whether it is decided',
    practical: 'practical mail',
    'seat-released': 'seat released',
    'thank-you': 'thanks and presentation',
    'thank-you-appointment': 'thanks, presentation and appointment',
    'presentation-no-show': 'presentation',
    'presentation-declined': 'presentation',
    'presentation-silent': 'presentation',
    whitepaper: 'white paper',
  },
};

/** The words of a reader's language; English for one that has none. */
export function internalWords(language: string): InternalWords {
  return language === 'nl' ? NL : EN;
}

function count(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`;
}
