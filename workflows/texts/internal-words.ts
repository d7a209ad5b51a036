/** What the tasks and lists of reps and managers say of their own accord, in the languages of Baton's internal texts. */
export interface InternalWords {
  readonly phone: string;
  readonly mail: string;
  readonly letter: string;
  readonly source: string;
  readonly score: string;
  /** What a score is made of, by its name in the plan. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly unreported: string;
  /** What one side owed the other and did not do. */
  readonly levels: Readonly<Record<'handOver' | 'takeOver' | 'firstCall' | 'report', string>> &
    Readonly<Record<string, string>>;
  /** Before the fields that a hand-over lacked. */
  readonly missing: string;
  /** `3 mails, 2 calls, 1 of them without an answer`. */
  readonly tally: (counts: { readonly mails: number; readonly calls: number; readonly unreached: number }) => string;
}

const NL: InternalWords = {
  phone: 'telefoon',
  mail: 'mail',
  letter: 'brief',
  source: 'bron',
  score: 'score',
  reasons: {
    role: 'rol',
    profile: 'profiel',
    solution: 'oplossing',
    timing: 'termijn',
    issue: 'vraagstuk',
    attended: 'was er',
    accepted: 'aangemeld',
    downloaded: 'haalde iets op',
    askedQuestion: 'antwoordde',
    knowsUs: 'kent ons',
    spoken: 'gesproken',
    appointment: 'afspraak',
  },
  unreported: 'geen verslag van het gesprek',
  levels: {
    handOver: 'onvolledig overgedragen',
    takeOver: 'niet overgenomen',
    firstCall: 'eerste gesprek te laat',
    report: 'geen verslag van het gesprek',
  },
  missing: 'ontbreekt',
  tally: ({ mails, calls, unreached }) =>
    `${mails === 0 ? 'geen mail' : count(mails, 'mail', 'mails')}, ${calls === 0 ? 'niet gebeld' : count(calls, 'belpoging', 'belpogingen')}${without(unreached, calls, 'zonder gehoor', (few) => `waarvan ${few} zonder gehoor`)}`,
};

const DA: InternalWords = {
  phone: 'telefon',
  mail: 'mail',
  letter: 'brev',
  source: 'kilde',
  score: 'score',
  reasons: {
    role: 'rolle',
    profile: 'profil',
    solution: 'løsning',
    timing: 'tidshorisont',
    issue: 'udfordring',
    attended: 'var med',
    accepted: 'tilmeldt',
    downloaded: 'hentede noget',
    askedQuestion: 'svarede',
    knowsUs: 'kender os',
    spoken: 'talt med',
    appointment: 'aftale',
  },
  unreported: 'ingen melding om samtalen',
  levels: {
    handOver: 'ufuldstændigt overdraget',
    takeOver: 'ikke overtaget',
    firstCall: 'første opkald for sent',
    report: 'ingen melding om samtalen',
  },
  missing: 'mangler',
  tally: ({ mails, calls, unreached }) =>
    `${mails === 0 ? 'ingen mail' : count(mails, 'mail', 'mails')}, ${calls === 0 ? 'ikke ringet op' : `${calls} opkaldsforsøg`}${without(unreached, calls, 'uden svar', (few) => `heraf ${few} uden svar`)}`,
};

const DE: InternalWords = {
  phone: 'Telefon',
  mail: 'E-Mail',
  letter: 'Brief',
  source: 'Quelle',
  score: 'Punkte',
  reasons: {
    role: 'Rolle',
    profile: 'Profil',
    solution: 'Lösung',
    timing: 'Zeitpunkt',
    issue: 'Anliegen',
    attended: 'war dabei',
    accepted: 'angemeldet',
    downloaded: 'hat etwas abgerufen',
    askedQuestion: 'hat geantwortet',
    knowsUs: 'kennt uns',
    spoken: 'gesprochen',
    appointment: 'Termin',
  },
  unreported: 'kein Bericht über den Anruf',
  levels: {
    handOver: 'unvollständig übergeben',
    takeOver: 'nicht übernommen',
    firstCall: 'erster Anruf zu spät',
    report: 'kein Bericht über den Anruf',
  },
  missing: 'es fehlt',
  tally: ({ mails, calls, unreached }) =>
    `${mails === 0 ? 'keine E-Mail' : count(mails, 'E-Mail', 'E-Mails')}, ${calls === 0 ? 'nicht angerufen' : count(calls, 'Anruf', 'Anrufe')}${without(unreached, calls, 'nicht erreicht', (few) => `davon ${few} nicht erreicht`)}`,
};

const EN: InternalWords = {
  phone: 'phone',
  mail: 'mail',
  letter: 'letter',
  source: 'source',
  score: 'score',
  reasons: {
    attended: 'was there',
    accepted: 'signed up',
    downloaded: 'downloaded something',
    askedQuestion: 'answered',
    knowsUs: 'knows us',
    spoken: 'spoken to',
  },
  unreported: 'no report of the call',
  levels: {
    handOver: 'handed over incomplete',
    takeOver: 'not taken over',
    firstCall: 'first call too late',
    report: 'no report of the call',
  },
  missing: 'missing',
  tally: ({ mails, calls, unreached }) =>
    `${mails === 0 ? 'no mail' : count(mails, 'mail', 'mails')}, ${calls === 0 ? 'not called' : count(calls, 'call', 'calls')}${without(unreached, calls, 'without an answer', (few) => `${few} of them without an answer`)}`,
};

const WORDS: Readonly<Record<string, InternalWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** The words of a reader's language; English for one that has none. */
export function internalWords(language: string): InternalWords {
  return WORDS[language] ?? EN;
}

function count(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`;
}

/** Calls that reached nobody: none is not told, and all of them need no number. */
function without(unreached: number, calls: number, all: string, some: (few: number) => string): string {
  if (unreached === 0) return '';
  return unreached >= calls ? ` ${all}` : `, ${some(unreached)}`;
}
