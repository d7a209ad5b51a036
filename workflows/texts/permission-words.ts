import type { ChannelAnswer, PermissionCode } from '../permission/channels-for.ts';
import type { BeforeCalling } from '../permission/permission-table.ts';

interface Words {
  readonly phone: (allowed: boolean) => string;
  readonly mail: (allowed: boolean) => string;
  readonly why: Readonly<Record<PermissionCode, string | Readonly<Record<'phone' | 'mail', string>>>>;
  readonly before: Readonly<Record<BeforeCalling, string>>;
  /** What closed a channel besides an answer of his own. */
  readonly closedBy: Readonly<Record<'audience file' | 'said on the phone', string>>;
}

const NL: Words = {
  phone: (allowed) => (allowed ? 'Bellen mag' : 'Bellen mag niet'),
  mail: (allowed) => (allowed ? 'Mail mag' : 'Mail mag niet'),
  why: {
    consent: 'toestemming',
    customer: 'klant, voor iets vergelijkbaars',
    published: 'adres hiervoor bekendgemaakt',
    business: 'zakelijk',
    presumed: 'vermoede toestemming',
    'until-objection': 'tot bezwaar',
    service: 'alleen over wat is toegezegd',
    'nothing-to-reach': { phone: 'geen nummer bekend', mail: 'geen adres bekend' },
    objected: 'heeft bezwaar gemaakt',
    'objected-to-mail': 'heeft bezwaar tegen mail gemaakt, dat geldt hier ook voor bellen',
    refused: 'heeft definitief nee gezegd',
    unsubscribed: 'heeft zich afgemeld; stuur niets ongevraagd',
    complained: 'heeft over mail geklaagd',
    'hard-bounce': 'adres klopt niet',
    'do-not-call': 'wil niet gebeld worden',
    'not-wanted': 'wil geen mail, zo gezegd aan de telefoon',
    'reason-missing': 'de reden is niet vastgelegd',
    'not-enough': 'geen toestemming die hier volstaat',
    closed: 'gesloten',
  },
  before: {
    'offer the right to object in each call': 'zeg in elk gesprek dat bezwaar kan',
    'check TPS and CTPS': 'kijk eerst in TPS en CTPS',
  },
  closedBy: { 'audience file': 'zo staat het in de nieuwste lijst', 'said on the phone': 'zo gezegd aan de telefoon' },
};

const DA: Words = {
  phone: (allowed) => (allowed ? 'Opkald er tilladt' : 'Opkald er ikke tilladt'),
  mail: (allowed) => (allowed ? 'Mail er tilladt' : 'Mail er ikke tilladt'),
  why: {
    consent: 'samtykke',
    customer: 'kunde, om noget tilsvarende',
    published: 'adresse offentliggjort hertil',
    business: 'erhverv',
    presumed: 'formodet samtykke',
    'until-objection': 'indtil indsigelse',
    service: 'kun om det, der er sagt ja til',
    'nothing-to-reach': { phone: 'intet kendt nummer', mail: 'ingen kendt adresse' },
    objected: 'har gjort indsigelse',
    'objected-to-mail': 'har gjort indsigelse mod mail, det gælder her også opkald',
    refused: 'har sagt endeligt nej',
    unsubscribed: 'har afmeldt sig; send intet uopfordret',
    complained: 'har klaget over mail',
    'hard-bounce': 'adressen er forkert',
    'do-not-call': 'vil ikke ringes op',
    'not-wanted': 'vil ikke have mail, sagde vedkommende i telefonen',
    'reason-missing': 'grunden er ikke noteret',
    'not-enough': 'intet samtykke, der er nok her',
    closed: 'lukket',
  },
  before: {
    'offer the right to object in each call': 'sig i hver samtale, at man kan gøre indsigelse',
    'check TPS and CTPS': 'se først i TPS og CTPS',
  },
  closedBy: { 'audience file': 'sådan står det i den nyeste liste', 'said on the phone': 'sagt i telefonen' },
};

const DE: Words = {
  phone: (allowed) => (allowed ? 'Anrufen erlaubt' : 'Anrufen nicht erlaubt'),
  mail: (allowed) => (allowed ? 'E-Mail erlaubt' : 'E-Mail nicht erlaubt'),
  why: {
    consent: 'Einwilligung',
    customer: 'Kunde, zu Ähnlichem',
    published: 'Adresse dafür veröffentlicht',
    business: 'geschäftlich',
    presumed: 'mutmaßliche Einwilligung',
    'until-objection': 'bis zum Widerspruch',
    service: 'nur zu dem, was zugesagt ist',
    'nothing-to-reach': { phone: 'keine Nummer bekannt', mail: 'keine Adresse bekannt' },
    objected: 'hat widersprochen',
    'objected-to-mail': 'hat E-Mails widersprochen, das gilt hier auch für Anrufe',
    refused: 'hat endgültig nein gesagt',
    unsubscribed: 'hat sich abgemeldet; nichts unaufgefordert senden',
    complained: 'hat sich über E-Mails beschwert',
    'hard-bounce': 'Adresse falsch',
    'do-not-call': 'möchte nicht angerufen werden',
    'not-wanted': 'möchte keine E-Mails, am Telefon gesagt',
    'reason-missing': 'der Grund ist nicht festgehalten',
    'not-enough': 'keine Einwilligung, die hier genügt',
    closed: 'geschlossen',
  },
  before: {
    'offer the right to object in each call': 'in jedem Gespräch auf das Widerspruchsrecht hinweisen',
    'check TPS and CTPS': 'zuerst TPS und CTPS prüfen',
  },
  closedBy: { 'audience file': 'so steht es in der neuesten Liste', 'said on the phone': 'am Telefon gesagt' },
};

const EN: Words = {
  phone: (allowed) => (allowed ? 'Calling allowed' : 'Calling not allowed'),
  mail: (allowed) => (allowed ? 'Mail allowed' : 'Mail not allowed'),
  why: {
    consent: 'consent',
    customer: 'customer, about something similar',
    published: 'address published for it',
    business: 'business',
    presumed: 'presumed consent',
    'until-objection': 'until objection',
    service: 'only about what was accepted',
    'nothing-to-reach': { phone: 'no number known', mail: 'no address known' },
    objected: 'has objected',
    'objected-to-mail': 'has objected to mail, which counts for calls here',
    refused: 'said a definite no',
    unsubscribed: 'has unsubscribed; send nothing unasked',
    complained: 'has complained about mail',
    'hard-bounce': 'the address is wrong',
    'do-not-call': 'does not want to be called',
    'not-wanted': 'does not want mail, as said on the phone',
    'reason-missing': 'the reason is not recorded',
    'not-enough': 'no permission that is enough here',
    closed: 'closed',
  },
  before: {
    'offer the right to object in each call': 'say in each call that one may object',
    'check TPS and CTPS': 'check TPS and CTPS first',
  },
  closedBy: { 'audience file': 'as the latest file says', 'said on the phone': 'as said on the phone' },
};

const WORDS: Readonly<Record<string, Words>> = { nl: NL, da: DA, de: DE, en: EN };

/** What a channel's answer rests on, as far as it is known. */
export interface Basis {
  readonly source?: string;
  readonly at?: string;
}

/** `Bellen mag (zakelijk)`, `Mail mag niet (heeft zich afgemeld; stuur niets ongevraagd)`: for a rep, in his language. */
export function permissionWords(
  language: string,
  channel: 'phone' | 'mail',
  { allowed, code }: ChannelAnswer,
  { source, at }: Basis = {},
): string {
  const words = WORDS[language] ?? EN;
  const known = allowed ? [source, at].filter((part) => part !== undefined) : [];
  return `${words[channel](allowed)} (${[whyIn(words, channel, code), ...known].join(', ')})`;
}

function whyIn({ why }: Words, channel: 'phone' | 'mail', code: PermissionCode): string {
  const said = why[code];
  return typeof said === 'string' ? said : said[channel];
}

/** What the law wants before or in a call. */
export function beforeCallingWords(language: string, before: BeforeCalling): string {
  return (WORDS[language] ?? EN).before[before];
}

/** Why a channel was closed, as the timeline's `PermissionChanged` says it. */
export function closedWords(language: string, channel: 'phone' | 'mail', reason: string): string {
  const words = WORDS[language] ?? EN;
  const code = CODES[reason];
  const why = code === undefined ? otherwiseClosed(words, reason) : whyIn(words, channel, code);
  return why === undefined ? words[channel](false) : `${words[channel](false)}: ${why}`;
}

/** A reason of a later release has no words here: that the channel is closed is what matters. */
function otherwiseClosed({ closedBy }: Words, reason: string): string | undefined {
  return Object.hasOwn(closedBy, reason) ? closedBy[reason as keyof Words['closedBy']] : undefined;
}

const CODES: Readonly<Record<string, PermissionCode>> = {
  unsubscribed: 'unsubscribed',
  complained: 'complained',
  objected: 'objected',
  'hard bounce': 'hard-bounce',
  'do-not-call': 'do-not-call',
};
