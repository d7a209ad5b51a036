/** What the invented people of the samples say and are, so that a proof of a text has no word of another language. */
export interface SampleWords {
  readonly name: string;
  readonly issue: string;
  readonly solution: string;
  readonly source: { readonly name: string; readonly text: string };
  readonly role: string;
  readonly segment: string;
  /** What a rep may write, signs and all. */
  readonly personalLine: string;
  readonly spoken: string;
  readonly why: string;
  readonly permission: readonly [phone: string, mail: string];
  readonly warning: string;
  readonly colleague: string;
  readonly sent: string;
  readonly tried: string;
  readonly known: string;
  readonly say: string;
  readonly reply: readonly [string, string];
  readonly questions: readonly [string, string];
  readonly goal: string;
  readonly step: string;
  readonly spokenLanguage: string;
  readonly answered: string;
  readonly comes: string;
  readonly silent: string;
  readonly figure: string;
  readonly week: readonly [string, string];
}

const NL: SampleWords = {
  name: 'Zakendoen in Afrika',
  issue: 'Exporteurs verliezen weken bij de douane in Mombasa',
  solution: 'Eén aanspreekpunt van Rotterdam tot Nairobi',
  source: { name: 'Beurs', text: 'wij spraken elkaar in november 2026 op een beurs' },
  role: 'hoofd logistiek',
  segment: 'expediteurs',
  personalLine: 'Een zin van de verkoper, met <b>tekens</b> & "aanhaling".',
  spoken: 'douane Kenia',
  why: 'ma 1 feb 09:00: uitnodiging',
  permission: ['Bellen mag (zakelijk)', 'Mail mag (toestemming)'],
  warning: 'ma 1 feb 09:30 · Mail mag niet: heeft zich afgemeld',
  colleague: 'Mette Holm (inkoop): komt',
  sent: 'ma 1 feb 09:00: uitnodiging',
  tried: 'ma 8 feb 10:20: Niet bereikt',
  known: 'bron: Beurs',
  say: '"Goedendag, u spreekt met Pieter Bakker."',
  reply: ['Bel mij in april.', 'Groet, Anna'],
  questions: ['Welk vraagstuk speelt nu?', 'Wie beslist mee?'],
  goal: 'Komt Anna op donderdag 18 maart 2027?',
  step: 'uitnodiging',
  spokenLanguage: 'Nederlands',
  answered: 'Anna heeft geantwoord',
  comes: 'Komt',
  silent: 'geen antwoord sinds 1 feb',
  figure: 'Benaderd',
  week: ['do 18 mrt: de bijeenkomst', 'Lotte Smit is weg: ma 22 – vr 26 mrt'],
};

const DA: SampleWords = {
  name: 'Forretning i Afrika',
  issue: 'Eksportører mister uger i tolden i Mombasa',
  solution: 'Én kontakt hele vejen fra Rotterdam til Nairobi',
  source: { name: 'Messe', text: 'vi mødtes på en messe i november 2026' },
  role: 'logistikchef',
  segment: 'speditører',
  personalLine: 'En linje fra sælgeren med <b>tegn</b> & "citat".',
  spoken: 'tolden i Kenya',
  why: 'man. 1. feb. kl. 09.00: invitation',
  permission: ['Opkald er tilladt (erhverv)', 'Mail er tilladt (samtykke)'],
  warning: 'man. 1. feb. kl. 09.30 · Mail er ikke tilladt: har afmeldt sig',
  colleague: 'Mette Holm (indkøb): kommer',
  sent: 'man. 1. feb. kl. 09.00: invitation',
  tried: 'man. 8. feb. kl. 10.20: Ikke truffet',
  known: 'kilde: Messe',
  say: '"Goddag, det er Pieter Bakker."',
  reply: ['Ring til mig i april.', 'Venlig hilsen, Anna'],
  questions: ['Hvilken udfordring er aktuel nu?', 'Hvem er med til at beslutte?'],
  goal: 'Kommer Anna torsdag den 18. marts 2027?',
  step: 'invitation',
  spokenLanguage: 'hollandsk',
  answered: 'Anna har svaret',
  comes: 'Kommer',
  silent: 'intet svar siden 1. feb.',
  figure: 'Kontaktet',
  week: ['tors. 18. mar.: arrangementet', 'Lotte Smit er væk: man. 22. – fre. 26. mar.'],
};

const DE: SampleWords = {
  name: 'Geschäfte in Afrika',
  issue: 'Exporteure verlieren Wochen beim Zoll in Mombasa',
  solution: 'Ein Ansprechpartner von Rotterdam bis Nairobi',
  source: { name: 'Messe', text: 'wir haben uns im November 2026 auf einer Messe getroffen' },
  role: 'Leitung Logistik',
  segment: 'Speditionen',
  personalLine: 'Ein Satz aus dem Vertrieb mit <b>Zeichen</b> & "Zitat".',
  spoken: 'Zoll in Kenia',
  why: 'Mo., 1. Feb., 09:00 Uhr: Einladung',
  permission: ['Anrufen erlaubt (geschäftlich)', 'E-Mail erlaubt (Einwilligung)'],
  warning: 'Mo., 1. Feb., 09:30 Uhr · E-Mail nicht erlaubt: hat sich abgemeldet',
  colleague: 'Mette Holm (Einkauf): kommt',
  sent: 'Mo., 1. Feb., 09:00 Uhr: Einladung',
  tried: 'Mo., 8. Feb., 10:20 Uhr: Nicht erreicht',
  known: 'Quelle: Messe',
  say: '„Guten Tag, hier spricht Pieter Bakker.“',
  reply: ['Bitte rufen Sie mich im April an.', 'Viele Grüße, Anna'],
  questions: ['Welches Anliegen besteht gerade?', 'Wer entscheidet mit?'],
  goal: 'Kommt Anna de Vries am Donnerstag, 18. März 2027?',
  step: 'Einladung',
  spokenLanguage: 'Niederländisch',
  answered: 'Anna de Vries hat geantwortet',
  comes: 'Kommt',
  silent: 'keine Antwort seit 1. Feb.',
  figure: 'Angesprochen',
  week: ['Do., 18. März: die Veranstaltung', 'Lotte Smit ist nicht da: Mo., 22. – Fr., 26. März'],
};

const EN: SampleWords = {
  name: 'Doing Business in Africa',
  issue: 'Exporters lose weeks at customs in Mombasa',
  solution: 'One point of contact from Rotterdam to Nairobi',
  source: { name: 'Fair', text: 'we met at a fair in November 2026' },
  role: 'logistics manager',
  segment: 'forwarders',
  personalLine: 'A line of the rep, with <b>signs</b> & "quotes".',
  spoken: 'customs in Kenya',
  why: 'Mon 1 Feb, 09:00: invitation',
  permission: ['Calling allowed (business)', 'Mail allowed (consent)'],
  warning: 'Mon 1 Feb, 09:30 · Mail not allowed: has unsubscribed',
  colleague: 'Mette Holm (purchasing): is coming',
  sent: 'Mon 1 Feb, 09:00: invitation',
  tried: 'Mon 8 Feb, 10:20: Not reached',
  known: 'source: Fair',
  say: '"Hello, this is Pieter Bakker."',
  reply: ['Call me in April.', 'Regards, Anna'],
  questions: ['Which issue matters now?', 'Who else decides?'],
  goal: 'Will Anna come on Thursday 18 March 2027?',
  step: 'invitation',
  spokenLanguage: 'Dutch',
  answered: 'Anna has answered',
  comes: 'Is coming',
  silent: 'no answer since 1 Feb',
  figure: 'Approached',
  week: ['Thu 18 Mar: the event', 'Lotte Smit is away: Mon 22 – Fri 26 Mar'],
};

const WORDS: Readonly<Record<string, SampleWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** English where we do not speak the language. */
export function sampleWords(language: string): SampleWords {
  return WORDS[language] ?? EN;
}
