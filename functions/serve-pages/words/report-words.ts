/** What stands on the pages of reports beside the outcomes themselves. */
export interface ReportWords {
  /** Who reported what, and when. */
  readonly by: (who: string, when: string, what: string) => string;
  /** The first report counts: what a second reporter is told. */
  readonly counts: string;
  readonly goOn: string;
  readonly goOnText: string;
}

const NL: ReportWords = {
  by: (who, when, what) => `${who} meldde op ${when}: ${what}.`,
  counts: 'Die melding telt. Klopt die niet, vraag het dan na bij wie meldde, of laat een manager het verbeteren.',
  goOn: 'Wie van de collega’s gaat door?',
  goOnText: 'Wie je niet aanvinkt, krijgt niets meer van deze campagne.',
};

const DA: ReportWords = {
  by: (who, when, what) => `${who} meldte ${when}: ${what}.`,
  counts: 'Den melding gælder. Passer den ikke, så spørg den, der meldte, eller lad en leder rette den.',
  goOn: 'Hvem af kollegerne fortsætter?',
  goOnText: 'De, der ikke er sat flueben ved, hører ikke mere fra denne kampagne.',
};

const DE: ReportWords = {
  by: (who, when, what) => `${who} meldete am ${when}: ${what}.`,
  counts: 'Diese Meldung zählt. Stimmt sie nicht, bitte nachfragen oder von der Leitung berichtigen lassen.',
  goOn: 'Mit wem aus dem Haus geht es weiter?',
  goOnText: 'Wer nicht angekreuzt ist, hört von dieser Kampagne nichts mehr.',
};

const EN: ReportWords = {
  by: (who, when, what) => `${who} reported on ${when}: ${what}.`,
  counts: 'That report counts. If it is wrong, ask whoever reported it, or have a manager put it right.',
  goOn: 'Which colleagues go on?',
  goOnText: 'Anybody you leave unticked hears no more from this campaign.',
};

const WORDS: Readonly<Record<string, ReportWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** English where we do not speak the language. */
export function reportWords(language: string): ReportWords {
  return WORDS[language] ?? EN;
}
