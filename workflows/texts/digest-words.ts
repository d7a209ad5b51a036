import type { DayHalf } from '../domain/touch.ts';

/** What a rep's digest says of its own accord, in the languages of Baton's internal texts. */
interface DigestWords {
  /** Before a name, in a calendar. */
  readonly call: string;
  readonly callBack: string;
  /** Of a call after one that reached nobody. */
  readonly halves: Readonly<Record<DayHalf, string>>;
  readonly appointment: string;
  /** What a contact did, besides what a rep can report himself. */
  readonly news: Readonly<Record<string, string>>;
  /** Why a call is not needed any more. */
  readonly withdrawn: Readonly<Record<string, string>>;
  readonly conversation: string;
  /** A question nobody has answered yet. */
  readonly asked: Readonly<Record<'appointment' | 'quote' | 'reply', string>>;
  readonly lists: Readonly<Record<'hand-off' | 'decision' | 'review', (count: number) => string>>;
  readonly toCall: (counts: { readonly count: number; readonly room: number }) => string;
  readonly away: (absence: { readonly name: string; readonly days: string; readonly deputy?: string }) => string;
  readonly event: (event: { readonly when: string; readonly name: string; readonly place?: string }) => string;
}

const NL: DigestWords = {
  call: 'Bellen',
  callBack: 'terugbellen, zoals beloofd',
  halves: {
    morning: 'bel ’s ochtends, de vorige keer was het ’s middags',
    afternoon: 'bel ’s middags, de vorige keer was het ’s ochtends',
  },
  appointment: 'afspraak',
  news: {
    replied: 'antwoordde op een mail',
    downloaded: 'haalde een document op',
    unsubscribed: 'meldde zich af voor mail',
    complained: 'klaagde over een mail',
    objected: 'wil geen contact meer',
    ended: 'is afgesloten',
  },
  withdrawn: {
    answered: 'bellen hoeft niet meer',
    'given to the deputy': 'een collega belt',
    'too much': 'verzet naar een andere dag',
    absent: 'wacht op je terugkomst',
  },
  conversation: 'was er: gesproken? Graag melden',
  asked: {
    appointment: 'hoe was de afspraak?',
    quote: 'hoe staat de offerte ervoor?',
    reply: 'heeft teruggeschreven: wat kwam eruit?',
  },
  lists: {
    'hand-off': (count) => `Overdracht: ${many(count, 'contactpersoon', 'contactpersonen')}`,
    decision: (count) => `Beslislijst: ${many(count, 'regel', 'regels')}`,
    review: (count) => `Doelgroep: ${many(count, 'contactpersoon', 'contactpersonen')}`,
  },
  toCall: ({ count, room }) =>
    `Nog te bellen: ${many(count, 'contactpersoon', 'contactpersonen')}; deze week is er plaats voor ${many(room, 'gesprek', 'gesprekken')}`,
  away: ({ name, days, deputy }) => `${name} is weg: ${days}${deputy === undefined ? '' : `; ${deputy} neemt waar`}`,
  event: ({ when, name, place }) => `${when}: ${name}${place === undefined ? '' : `, ${place}`}`,
};

const DA: DigestWords = {
  call: 'Ring til',
  callBack: 'ring tilbage, som lovet',
  halves: {
    morning: 'ring om formiddagen, sidst var det om eftermiddagen',
    afternoon: 'ring om eftermiddagen, sidst var det om formiddagen',
  },
  appointment: 'aftale',
  news: {
    replied: 'svarede på en mail',
    downloaded: 'hentede et dokument',
    unsubscribed: 'afmeldte sig mails',
    complained: 'klagede over en mail',
    objected: 'vil ikke kontaktes mere',
    ended: 'forløbet er afsluttet',
  },
  withdrawn: {
    answered: 'opkaldet er ikke nødvendigt mere',
    'given to the deputy': 'en kollega ringer',
    'too much': 'flyttet til en anden dag',
    absent: 'venter, til du er tilbage',
  },
  conversation: 'var med: talt sammen? Meld det gerne',
  asked: {
    appointment: 'hvordan gik aftalen?',
    quote: 'hvordan står det til med tilbuddet?',
    reply: 'har skrevet tilbage: hvad kom der ud af det?',
  },
  lists: {
    'hand-off': (count) => `Overdragelse: ${many(count, 'kontaktperson', 'kontaktpersoner')}`,
    decision: (count) => `Beslutningsliste: ${many(count, 'linje', 'linjer')}`,
    review: (count) => `Målgruppe: ${many(count, 'kontaktperson', 'kontaktpersoner')}`,
  },
  toCall: ({ count, room }) =>
    `Mangler opkald: ${many(count, 'kontaktperson', 'kontaktpersoner')}; i denne uge er der plads til ${many(room, 'samtale', 'samtaler')}`,
  away: ({ name, days, deputy }) => `${name} er væk: ${days}${deputy === undefined ? '' : `; ${deputy} tager over`}`,
  event: ({ when, name, place }) => `${when}: ${name}${place === undefined ? '' : `, ${place}`}`,
};

const DE: DigestWords = {
  call: 'Anruf',
  callBack: 'Rückruf, wie versprochen',
  halves: {
    morning: 'vormittags anrufen, beim letzten Mal war es nachmittags',
    afternoon: 'nachmittags anrufen, beim letzten Mal war es vormittags',
  },
  appointment: 'Termin',
  news: {
    replied: 'hat auf eine E-Mail geantwortet',
    downloaded: 'hat ein Dokument abgerufen',
    unsubscribed: 'hat E-Mails abbestellt',
    complained: 'hat sich über eine E-Mail beschwert',
    objected: 'möchte keinen Kontakt mehr',
    ended: 'der Vorgang ist abgeschlossen',
  },
  withdrawn: {
    answered: 'Anruf nicht mehr nötig',
    'given to the deputy': 'jemand anderes ruft an',
    'too much': 'auf einen anderen Tag verschoben',
    absent: 'wartet auf die Rückkehr',
  },
  conversation: 'war dabei: gesprochen? Bitte melden',
  asked: {
    appointment: 'wie war der Termin?',
    quote: 'wie steht es um das Angebot?',
    reply: 'hat zurückgeschrieben: was kam dabei heraus?',
  },
  lists: {
    'hand-off': (count) => `Übergabe: ${count} Ansprechpartner`,
    decision: (count) => `Entscheidungsliste: ${many(count, 'Zeile', 'Zeilen')}`,
    review: (count) => `Zielgruppe: ${count} Ansprechpartner`,
  },
  toCall: ({ count, room }) =>
    `Noch anzurufen: ${count} Ansprechpartner; diese Woche ist Platz für ${many(room, 'Anruf', 'Anrufe')}`,
  away: ({ name, days, deputy }) =>
    `${name} ist nicht da: ${days}${deputy === undefined ? '' : `; Vertretung: ${deputy}`}`,
  event: ({ when, name, place }) => `${when}: ${name}${place === undefined ? '' : `, ${place}`}`,
};

const EN: DigestWords = {
  call: 'Call',
  callBack: 'call back, as promised',
  halves: {
    morning: 'call in the morning, last time it was the afternoon',
    afternoon: 'call in the afternoon, last time it was the morning',
  },
  appointment: 'appointment',
  news: {
    replied: 'replied to a mail',
    downloaded: 'downloaded a document',
    unsubscribed: 'unsubscribed from mail',
    complained: 'complained about a mail',
    objected: 'wants no further contact',
    ended: 'is closed',
  },
  withdrawn: {
    answered: 'no need to call any more',
    'given to the deputy': 'a colleague is calling',
    'too much': 'moved to another day',
    absent: 'is waiting for your return',
  },
  conversation: 'was there: spoken to? Please report',
  asked: {
    appointment: 'how did the appointment go?',
    quote: 'where does the quote stand?',
    reply: 'has written back: what came of it?',
  },
  lists: {
    'hand-off': (count) => `Hand-off: ${many(count, 'contact', 'contacts')}`,
    decision: (count) => `Decision list: ${many(count, 'line', 'lines')}`,
    review: (count) => `Audience: ${many(count, 'contact', 'contacts')}`,
  },
  toCall: ({ count, room }) =>
    `Still to call: ${many(count, 'contact', 'contacts')}; this week has room for ${many(room, 'call', 'calls')}`,
  away: ({ name, days, deputy }) =>
    `${name} is away: ${days}${deputy === undefined ? '' : `; ${deputy} is standing in`}`,
  event: ({ when, name, place }) => `${when}: ${name}${place === undefined ? '' : `, ${place}`}`,
};

const WORDS: Readonly<Record<string, DigestWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** The words of a reader's language; English for one that has none. */
export function digestWords(language: string): DigestWords {
  return WORDS[language] ?? EN;
}

function many(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}
