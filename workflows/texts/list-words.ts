import type { Decision, ProposalReason } from '../domain/decision-proposal.ts';

/** What a line's proposal rests on. */
interface ProposalFacts {
  readonly reason: string;
  /** What the rep or the contact gave as his reason. */
  readonly said?: string;
  /** Calls reported. */
  readonly attempts: number;
}

/** How a rep left his list before the launch. */
interface ReviewCounts {
  readonly kept: number;
  readonly struck: number;
  readonly personal: number;
}

/** What lists for reps and managers say of a line, in the languages of Baton's internal texts. */
interface ListWords {
  readonly decisions: Readonly<Record<Decision, string>>;
  readonly reasons: Readonly<Record<ProposalReason, (attempts: number) => string>>;
  readonly sides: Readonly<Record<'marketing' | 'sales', string>>;
  /** `12 contacts, 2 struck out, 3 with a line of their own`. */
  readonly reviewed: (counts: ReviewCounts) => string;
  /** `sales said: let go, for budget`. */
  readonly otherSaid: (side: string, decision: string, reason: string) => string;
}

const NL: ListWords = {
  decisions: { 'go-on': 'doorgaan', recycle: 'terug naar lead', release: 'loslaten' },
  reasons: {
    rejected: () => 'door de verkoper teruggegeven',
    'rounds-over': () => 'twee rondes zonder resultaat',
    'silent-for-long': () => 'te lang geen levensteken',
    'silent-again': () => 'opnieuw geen levensteken',
    'no-mail': () => 'geen levensteken, en mailen mag niet',
    guest: () => 'klant, was gast',
    silent: (attempts) => `geen levensteken in ${attempts} ${attempts === 1 ? 'poging' : 'pogingen'}`,
    'other-subject': () => 'dit onderwerp past niet',
    alive: () => 'liet van zich horen',
  },
  sides: { marketing: 'marketing', sales: 'verkoop' },
  reviewed: (counts) => tally(counts, ['contactpersoon', 'contactpersonen', 'geschrapt', 'met een eigen zin']),
  otherSaid: (side, decision, reason) => `${side} zei: ${decision}${reason === '' ? '' : ` (${reason})`}`,
};

const DA: ListWords = {
  decisions: { 'go-on': 'fortsæt', recycle: 'tilbage til lead', release: 'giv slip' },
  reasons: {
    rejected: () => 'givet tilbage af sælgeren',
    'rounds-over': () => 'to runder uden resultat',
    'silent-for-long': () => 'intet livstegn i for lang tid',
    'silent-again': () => 'igen intet livstegn',
    'no-mail': () => 'intet livstegn, og vi må ikke maile',
    guest: () => 'kunde, var gæst',
    silent: (attempts) => `intet livstegn i ${attempts} forsøg`,
    'other-subject': () => 'emnet passer ikke',
    alive: () => 'har givet livstegn',
  },
  sides: { marketing: 'marketing', sales: 'salg' },
  reviewed: (counts) => tally(counts, ['kontaktperson', 'kontaktpersoner', 'strøget', 'med egne ord']),
  otherSaid: (side, decision, reason) => `${side} sagde: ${decision}${reason === '' ? '' : ` (${reason})`}`,
};

const DE: ListWords = {
  decisions: { 'go-on': 'weitermachen', recycle: 'zurück zum Lead', release: 'nicht weiterverfolgen' },
  reasons: {
    rejected: () => 'vom Vertrieb zurückgegeben',
    'rounds-over': () => 'zwei Runden ohne Ergebnis',
    'silent-for-long': () => 'zu lange kein Lebenszeichen',
    'silent-again': () => 'wieder kein Lebenszeichen',
    'no-mail': () => 'kein Lebenszeichen, und keine E-Mail erlaubt',
    guest: () => 'Kunde, war Gast',
    silent: (attempts) => `kein Lebenszeichen in ${attempts} ${attempts === 1 ? 'Versuch' : 'Versuchen'}`,
    'other-subject': () => 'das Thema passt nicht',
    alive: () => 'hat sich gemeldet',
  },
  sides: { marketing: 'Marketing', sales: 'Vertrieb' },
  reviewed: (counts) => tally(counts, ['Ansprechpartner', 'Ansprechpartner', 'gestrichen', 'mit eigenem Satz']),
  otherSaid: (side, decision, reason) => `${side} sagte: ${decision}${reason === '' ? '' : ` (${reason})`}`,
};

const EN: ListWords = {
  decisions: { 'go-on': 'go on', recycle: 'back to lead', release: 'let go' },
  reasons: {
    rejected: () => 'given back by the rep',
    'rounds-over': () => 'two rounds without a result',
    'silent-for-long': () => 'no sign of life for too long',
    'silent-again': () => 'again no sign of life',
    'no-mail': () => 'no sign of life, and may not be mailed',
    guest: () => 'a customer, was a guest',
    silent: (attempts) => `no sign of life in ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`,
    'other-subject': () => 'the subject does not fit',
    alive: () => 'answered or was spoken to',
  },
  sides: { marketing: 'marketing', sales: 'sales' },
  reviewed: (counts) => tally(counts, ['contact', 'contacts', 'struck out', 'with a line of their own']),
  otherSaid: (side, decision, reason) => `${side} said: ${decision}${reason === '' ? '' : ` (${reason})`}`,
};

function tally(
  { kept, struck, personal }: ReviewCounts,
  [one, more, out, own]: readonly [string, string, string, string],
): string {
  const parts = [
    `${kept} ${kept === 1 ? one : more}`,
    ...(struck > 0 ? [`${struck} ${out}`] : []),
    ...(personal > 0 ? [`${personal} ${own}`] : []),
  ];
  return parts.join(', ');
}

const WORDS: Readonly<Record<string, ListWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** The words of a reader's language; English for one that has none. */
function listWords(language: string): ListWords {
  return WORDS[language] ?? EN;
}

/** `doorgaan`; a decision of another release as it is called. */
export function decisionWords(language: string, decision: string): string {
  const { decisions } = listWords(language);
  return Object.hasOwn(decisions, decision) ? decisions[decision as Decision] : decision;
}

/** `geen levensteken in 6 pogingen`, and what was said. */
export function reasonWords(language: string, { reason, said, attempts }: ProposalFacts): string {
  const { reasons } = listWords(language);
  const why = Object.hasOwn(reasons, reason) ? reasons[reason as ProposalReason](attempts) : reason;
  return said === undefined || said === '' ? why : `${why}: ${said}`;
}

/** What a side answered in the round before. */
export function otherWords(
  language: string,
  side: string,
  answer: { readonly decision: string; readonly reason: string },
): string {
  const { sides, otherSaid } = listWords(language);
  const name = side === 'marketing' || side === 'sales' ? sides[side] : side;
  return otherSaid(name, decisionWords(language, answer.decision), answer.reason);
}

/** How a rep left his list, in a few words. */
export function reviewTally(language: string, counts: ReviewCounts): string {
  return listWords(language).reviewed(counts);
}
