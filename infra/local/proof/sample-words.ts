/** What is made up on a proof, in the words of its reader. */
export interface SampleWords {
  readonly role: string;
  readonly personalLine: string;
  readonly issue: string;
  readonly task: {
    readonly why: string;
    readonly goal: string;
    readonly step: string;
    readonly language: string;
    readonly reason: string;
    readonly permission: readonly string[];
    readonly warnings: readonly string[];
    readonly colleagues: readonly string[];
    readonly sent: readonly string[];
    readonly history: readonly string[];
    readonly known: readonly string[];
    readonly script: readonly string[];
    readonly questions: readonly string[];
    readonly reply: readonly string[];
  };
  readonly line: {
    readonly what: string;
    readonly reason: string;
    readonly last: string;
    readonly warnings: readonly string[];
  };
  /** Where a list's lines say something else than who comes. */
  readonly what: Readonly<Record<string, string>>;
  /** A list that waits for a rep. */
  readonly list: string;
  readonly figure: string;
  readonly week: readonly string[];
}

const NL: SampleWords = {
  role: 'logistiek manager',
  personalLine: 'Wij spraken elkaar op de beurs over uw containers in Mombasa.',
  issue: 'douane in Kenia',
  task: {
    why: 'Uitnodiging gestuurd op ma 1 feb, geen antwoord',
    goal: 'Komt zij op 18 maart?',
    step: 'seminar 18 mrt',
    language: 'Nederlands',
    reason: 'Anna heeft al geantwoord',
    permission: ['bellen mag (bedrijf, NL)', 'geen mail'],
    warnings: ['afgemeld voor mail op 1 feb; stuur niets ongevraagd'],
    colleagues: ['Mette Holm (inkoop) komt'],
    sent: ['uitnodiging, 1 feb'],
    history: ['ma 8 feb 10:20: voicemail', 'ma 1 feb 09:00: uitnodiging'],
    known: ['bron: beurs', 'score 62'],
    script: ['„Goedendag, u spreekt met Pieter Bakker.”', 'Vraag of zij komt.'],
    questions: ['Welk vraagstuk speelt nu?', 'Wie beslist mee?'],
    reply: ['Belt u mij in april nog eens?', 'Groet, Anna'],
  },
  line: {
    what: 'komt',
    reason: 'geen antwoord sinds 1 feb',
    last: 'ma 8 feb 10:20: niet bereikt',
    warnings: ['afgemeld voor mail'],
  },
  what: {
    'managers/decision': 'doorgaan',
    'managers/breach': 'het verslag van een gesprek',
    'managers/weekly': 'twee offertes staan langer dan een maand open',
  },
  list: 'De overdracht van Zakendoen in Afrika',
  figure: 'Gesproken of gebeld',
  week: ['do 18 mrt: de bijeenkomst', 'Lotte is weg'],
};

const DA: SampleWords = {
  role: 'logistikchef',
  personalLine: 'Vi talte sammen på messen om dine containere i Mombasa.',
  issue: 'told i Kenya',
  task: {
    why: 'Invitation sendt man. 1. feb., intet svar',
    goal: 'Kommer hun den 18. marts?',
    step: 'seminar 18. mar.',
    language: 'dansk',
    reason: 'Anna har allerede svaret',
    permission: ['opkald er tilladt (erhverv, DK)', 'ingen mail'],
    warnings: ['afmeldt mail den 1. feb.; send intet uopfordret'],
    colleagues: ['Mette Holm (indkøb) kommer'],
    sent: ['invitation, 1. feb.'],
    history: ['man. 8. feb. 10.20: telefonsvarer', 'man. 1. feb. 09.00: invitation'],
    known: ['kilde: messe', 'score 62'],
    script: ['„Goddag, det er Pieter Bakker.“', 'Spørg, om hun kommer.'],
    questions: ['Hvad er udfordringen lige nu?', 'Hvem er med til at beslutte?'],
    reply: ['Vil du ringe til mig i april?', 'Hilsen Anna'],
  },
  line: {
    what: 'kommer',
    reason: 'intet svar siden 1. feb.',
    last: 'man. 8. feb. 10.20: ikke truffet',
    warnings: ['afmeldt mail'],
  },
  what: {
    'managers/decision': 'fortsæt',
    'managers/breach': 'meldingen om et opkald',
    'managers/weekly': 'to tilbud har været åbne i over en måned',
  },
  list: 'Overdragelsen fra Forretning i Afrika',
  figure: 'Kontaktet',
  week: ['tors. 18. mar.: arrangementet', 'Lotte er væk'],
};

const DE: SampleWords = {
  role: 'Leiterin Logistik',
  personalLine: 'Wir sprachen auf der Messe über Ihre Container in Mombasa.',
  issue: 'Zoll in Kenia',
  task: {
    why: 'Einladung am Mo., 1. Feb. verschickt, keine Antwort',
    goal: 'Kommt sie am 18. März?',
    step: 'Seminar 18. März',
    language: 'Deutsch',
    reason: 'Anna hat schon geantwortet',
    permission: ['Anruf erlaubt (Unternehmen, DE)', 'keine Mail'],
    warnings: ['am 1. Feb. von Mails abgemeldet; nichts unaufgefordert schicken'],
    colleagues: ['Mette Holm (Einkauf) kommt'],
    sent: ['Einladung, 1. Feb.'],
    history: ['Mo., 8. Feb. 10:20: Mailbox', 'Mo., 1. Feb. 09:00: Einladung'],
    known: ['Quelle: Messe', 'Punkte 62'],
    script: ['„Guten Tag, hier ist Pieter Bakker.“', 'Fragen, ob sie kommt.'],
    questions: ['Welches Thema beschäftigt sie gerade?', 'Wer entscheidet mit?'],
    reply: ['Rufen Sie mich bitte im April an.', 'Viele Grüße, Anna'],
  },
  line: {
    what: 'kommt',
    reason: 'keine Antwort seit 1. Feb.',
    last: 'Mo., 8. Feb. 10:20: nicht erreicht',
    warnings: ['von Mails abgemeldet'],
  },
  what: {
    'managers/decision': 'weitermachen',
    'managers/breach': 'der Bericht über einen Anruf',
    'managers/weekly': 'zwei Angebote sind seit über einem Monat offen',
  },
  list: 'Die Übergabe von Geschäfte in Afrika',
  figure: 'Angesprochen',
  week: ['Do., 18. März: die Veranstaltung', 'Lotte ist abwesend'],
};

const EN: SampleWords = {
  role: 'logistics manager',
  personalLine: 'We talked at the fair about your containers in Mombasa.',
  issue: 'customs in Kenya',
  task: {
    why: 'Invitation sent on Mon 1 Feb, no answer',
    goal: 'Does she come on 18 March?',
    step: 'seminar 18 Mar',
    language: 'English',
    reason: 'Anna has answered already',
    permission: ['calls allowed (company, GB)', 'no mail'],
    warnings: ['unsubscribed from mail on 1 Feb; send nothing unasked'],
    colleagues: ['Mette Holm (purchasing) comes'],
    sent: ['invitation, 1 Feb'],
    history: ['Mon 8 Feb 10:20: voicemail', 'Mon 1 Feb 09:00: invitation'],
    known: ['source: fair', 'score 62'],
    script: ['“Good day, this is Pieter Bakker.”', 'Ask whether she comes.'],
    questions: ['Which issue matters now?', 'Who else decides?'],
    reply: ['Could you call me again in April?', 'Regards, Anna'],
  },
  line: {
    what: 'comes',
    reason: 'no answer since 1 Feb',
    last: 'Mon 8 Feb 10:20: not reached',
    warnings: ['unsubscribed from mail'],
  },
  what: {
    'managers/decision': 'go on',
    'managers/breach': 'the report of a call',
    'managers/weekly': 'two quotes have been open for over a month',
  },
  list: 'The hand-off of Doing Business in Africa',
  figure: 'Approached',
  week: ['Thu 18 Mar: the event', 'Lotte is away'],
};

const WORDS: Readonly<Record<string, SampleWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** The words of a language; English for one that has none. */
export function sampleWords(language: string): SampleWords {
  return WORDS[language] ?? EN;
}
