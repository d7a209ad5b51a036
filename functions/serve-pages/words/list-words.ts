/** What stands on the pages of joint lists; decisions and reasons have words of their own, as in the mails. */
export interface ListPageWords {
  readonly titles: Readonly<Record<'audience' | 'hand-off' | 'decision', string>>;
  readonly open: (count: number) => string;
  readonly nothing: string;
  readonly takenOver: string;
  readonly rejected: string;
  readonly later: string;
  readonly proposal: (what: string, why: string) => string;
  readonly said: (what: string) => string;
  readonly reason: string;
  readonly agreeAll: string;
  readonly save: string;
  readonly choose: string;
  readonly needsReason: (who: string) => string;
  readonly told: string;
  readonly back: string;
  readonly groups: Readonly<Record<'came' | 'no-show' | 'declined' | 'silent', string>>;
}

const NL: ListPageWords = {
  titles: {
    audience: 'Wie nodigen wij uit?',
    'hand-off': 'De lijst die wordt overgedragen',
    decision: 'De beslislijst',
  },
  open: (count) => (count === 1 ? 'Eén regel wacht op antwoord.' : `${count} regels wachten op antwoord.`),
  nothing: 'Er wacht niets op antwoord.',
  takenOver: 'Neem ik over',
  rejected: 'Geef ik terug',
  later: 'Nog geen antwoord',
  proposal: (what, why) => `Voorstel: ${what}${why === '' ? '' : `, ${why}`}.`,
  said: (what) => `Gezegd: ${what}.`,
  reason: 'Reden',
  agreeAll: 'Ik heb de lijst gelezen en ben het met alle andere regels eens',
  save: 'Opslaan',
  choose: 'Kies bij minstens één regel, of vink aan dat je het met de rest eens bent.',
  needsReason: (who) => `Geef een reden bij ${who}.`,
  told: 'Opgeslagen. Het geldt binnen een minuut.',
  back: 'Terug naar de lijst',
  groups: { came: 'was er', 'no-show': 'kwam niet opdagen', declined: 'zei af', silent: 'antwoordde niet' },
};

const DA: ListPageWords = {
  titles: { audience: 'Hvem inviterer vi?', 'hand-off': 'Listen, der overdrages', decision: 'Beslutningslisten' },
  open: (count) => (count === 1 ? 'Én linje venter på svar.' : `${count} linjer venter på svar.`),
  nothing: 'Intet venter på svar.',
  takenOver: 'Jeg overtager',
  rejected: 'Jeg giver tilbage',
  later: 'Intet svar endnu',
  proposal: (what, why) => `Forslag: ${what}${why === '' ? '' : `, ${why}`}.`,
  said: (what) => `Sagt: ${what}.`,
  reason: 'Årsag',
  agreeAll: 'Jeg har læst listen og er enig i alle andre linjer',
  save: 'Gem',
  choose: 'Vælg ved mindst én linje, eller sæt flueben ved, at resten er i orden.',
  needsReason: (who) => `Angiv en årsag ved ${who}.`,
  told: 'Gemt. Det gælder inden for et minut.',
  back: 'Tilbage til listen',
  groups: { came: 'var der', 'no-show': 'kom ikke', declined: 'meldte afbud', silent: 'svarede ikke' },
};

const DE: ListPageWords = {
  titles: { audience: 'Wen laden wir ein?', 'hand-off': 'Die Liste zur Übergabe', decision: 'Die Entscheidungsliste' },
  open: (count) => (count === 1 ? 'Eine Zeile wartet auf Antwort.' : `${count} Zeilen warten auf Antwort.`),
  nothing: 'Nichts wartet auf Antwort.',
  takenOver: 'Übernehme ich',
  rejected: 'Gebe ich zurück',
  later: 'Noch keine Antwort',
  proposal: (what, why) => `Vorschlag: ${what}${why === '' ? '' : `, ${why}`}.`,
  said: (what) => `Gesagt: ${what}.`,
  reason: 'Grund',
  agreeAll: 'Ich habe die Liste gelesen und bin mit allen anderen Zeilen einverstanden',
  save: 'Speichern',
  choose: 'Bitte bei mindestens einer Zeile wählen, oder ankreuzen, dass der Rest in Ordnung ist.',
  needsReason: (who) => `Bitte einen Grund nennen bei ${who}.`,
  told: 'Gespeichert. Es gilt innerhalb einer Minute.',
  back: 'Zurück zur Liste',
  groups: { came: 'war da', 'no-show': 'kam nicht', declined: 'sagte ab', silent: 'antwortete nicht' },
};

const EN: ListPageWords = {
  titles: {
    audience: 'Who shall we invite?',
    'hand-off': 'The list to be handed over',
    decision: 'The decision list',
  },
  open: (count) => (count === 1 ? 'One line is waiting for an answer.' : `${count} lines are waiting for an answer.`),
  nothing: 'Nothing is waiting for an answer.',
  takenOver: 'I take this over',
  rejected: 'I give this back',
  later: 'No answer yet',
  proposal: (what, why) => `Proposal: ${what}${why === '' ? '' : `, ${why}`}.`,
  said: (what) => `Said: ${what}.`,
  reason: 'Reason',
  agreeAll: 'I have read the list and agree with all other lines',
  save: 'Save',
  choose: 'Choose on at least one line, or tick that you agree with the rest.',
  needsReason: (who) => `Give a reason for ${who}.`,
  told: 'Saved. It takes effect within a minute.',
  back: 'Back to the list',
  groups: { came: 'was there', 'no-show': 'did not show up', declined: 'declined', silent: 'did not answer' },
};

const WORDS: Readonly<Record<string, ListPageWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** English where we do not speak the language. */
export function listPageWords(language: string): ListPageWords {
  return WORDS[language] ?? EN;
}
