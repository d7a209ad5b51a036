/** What stands on a rep's page of his guests; the fields have the words of the outcome pages. */
export interface ConversationWords {
  readonly title: string;
  readonly intro: string;
  readonly nobody: string;
  readonly toNote: string;
  readonly noted: string;
  readonly spoken: string;
  readonly yes: string;
  readonly no: string;
  readonly more: string;
  readonly appointment: string;
  readonly callBack: string;
  readonly refusal: string;
  readonly stillOpen: string;
  readonly saving: string;
  readonly wasSpoken: string;
  readonly wasNotSpoken: string;
  readonly save: string;
  readonly choose: string;
  readonly told: (count: number) => string;
  readonly at: (who: string, problem: string) => string;
}

const NL: ConversationWords = {
  title: 'Je gesprekken',
  intro: 'Een tik per gast is genoeg. Waar een afspraak staat, bellen wij niet meer na.',
  nobody: 'Er is nog niemand van jou als aanwezig gemeld.',
  toNote: 'Nog vast te leggen',
  noted: 'Vastgelegd',
  spoken: 'Gesproken?',
  yes: 'ja',
  no: 'nee',
  more: 'Uitkomst en notitie',
  appointment: 'Afspraak op',
  callBack: 'Terugbellen op',
  refusal: 'Zegt definitief nee',
  stillOpen: 'nee, staat nog open',
  saving: 'wordt opgeslagen',
  wasSpoken: 'gesproken',
  wasNotSpoken: 'niet gesproken',
  save: 'Opslaan',
  choose: 'Kies bij minstens één gast.',
  told: (count) => (count === 1 ? 'Eén gesprek opgeslagen.' : `${count} gesprekken opgeslagen.`),
  at: (who, problem) => `${who}: ${problem}`,
};

const DA: ConversationWords = {
  title: 'Dine samtaler',
  intro: 'Ét tryk pr. gæst er nok. Hvor der er en aftale, ringer vi ikke efterfølgende.',
  nobody: 'Ingen af dine gæster er meldt til stede endnu.',
  toNote: 'Mangler at blive noteret',
  noted: 'Noteret',
  spoken: 'Talt sammen?',
  yes: 'ja',
  no: 'nej',
  more: 'Resultat og notat',
  appointment: 'Aftale den',
  callBack: 'Ring tilbage den',
  refusal: 'Siger endeligt nej',
  stillOpen: 'nej, det er stadig åbent',
  saving: 'gemmes',
  wasSpoken: 'talt sammen',
  wasNotSpoken: 'ikke talt sammen',
  save: 'Gem',
  choose: 'Vælg ved mindst én gæst.',
  told: (count) => (count === 1 ? 'Én samtale gemt.' : `${count} samtaler gemt.`),
  at: (who, problem) => `${who}: ${problem}`,
};

const DE: ConversationWords = {
  title: 'Gespräche mit Gästen',
  intro: 'Einmal tippen je Gast genügt. Wo ein Termin steht, ruft niemand mehr an.',
  nobody: 'Noch ist kein Gast als anwesend gemeldet.',
  toNote: 'Noch festzuhalten',
  noted: 'Festgehalten',
  spoken: 'Gesprochen?',
  yes: 'ja',
  no: 'nein',
  more: 'Ergebnis und Notiz',
  appointment: 'Termin am',
  callBack: 'Rückruf am',
  refusal: 'Sagt endgültig nein',
  stillOpen: 'nein, ist noch offen',
  saving: 'wird gespeichert',
  wasSpoken: 'gesprochen',
  wasNotSpoken: 'nicht gesprochen',
  save: 'Speichern',
  choose: 'Bitte bei mindestens einem Gast wählen.',
  told: (count) => (count === 1 ? 'Ein Gespräch gespeichert.' : `${count} Gespräche gespeichert.`),
  at: (who, problem) => `${who}: ${problem}`,
};

const EN: ConversationWords = {
  title: 'Your conversations',
  intro: 'One tap per guest is enough. Where there is an appointment, nobody calls afterwards.',
  nobody: 'None of your guests has been checked in yet.',
  toNote: 'Still to note',
  noted: 'Noted',
  spoken: 'Spoken?',
  yes: 'yes',
  no: 'no',
  more: 'Outcome and note',
  appointment: 'Appointment on',
  callBack: 'Call back on',
  refusal: 'Says a definite no',
  stillOpen: 'no, still open',
  saving: 'being saved',
  wasSpoken: 'spoken to',
  wasNotSpoken: 'not spoken to',
  save: 'Save',
  choose: 'Choose for at least one guest.',
  told: (count) => (count === 1 ? 'One conversation saved.' : `${count} conversations saved.`),
  at: (who, problem) => `${who}: ${problem}`,
};

const WORDS: Readonly<Record<string, ConversationWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** English where we do not speak the language. */
export function conversationWords(language: string): ConversationWords {
  return WORDS[language] ?? EN;
}
