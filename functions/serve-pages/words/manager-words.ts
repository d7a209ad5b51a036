import { pluralWords } from '../../../workflows/texts/amount-words.ts';

/** What stands on the page of a rep's calls and of who is held. */
export interface ManagerWords {
  readonly title: string;
  readonly calls: (who: string, open: number, waiting: number) => string;
  readonly awayNow: string;
  readonly waits: string;
  readonly away: string;
  readonly from: string;
  readonly until: string;
  readonly deputy: string;
  readonly usualDeputy: string;
  readonly awayText: string;
  readonly give: string;
  readonly to: string;
  readonly choose: string;
  readonly giveText: string;
  readonly leave: string;
  readonly leaveText: string;
  readonly putOff: string;
  readonly putOffText: string;
  readonly save: string;
  readonly holds: string;
  readonly noHolds: string;
  readonly holdsText: string;
  readonly held: (reason: string, who: string, when: string) => string;
  readonly letGo: (who: string) => string;
  readonly resume: string;
  readonly chooseHold: string;
  readonly attendance: (came: number, expected: number) => string;
  readonly checkIn: string;
  readonly paused: (reason: string) => string;
  readonly reps: string;
  readonly isAway: (who: string) => string;
  readonly order: string;
  readonly told: Readonly<Record<'away' | 'give' | 'leave' | 'put-off' | 'resume', string>>;
  readonly back: string;
  /** Why somebody is held, by the code of the reason. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly operator: string;
  /** Why a campaign holds itself. */
  readonly tooMany: Readonly<Record<'bounces' | 'complaints', string>>;
}

const NL: ManagerWords = {
  title: 'Gesprekken en wie er wacht',
  calls: (who, open, waiting) =>
    `${who}: ${pluralWords('nl', open, { one: '# open gesprek', other: '# open gesprekken' })}, ${waiting} in de rij.`,
  awayNow: 'Is er vandaag niet.',
  waits: 'in de rij',
  away: 'Afwezig tot …',
  from: 'Van',
  until: 'Tot en met',
  deputy: 'Vervanger',
  usualDeputy: 'de gewone vervanger',
  awayText: 'Wat niet kan wachten, gaat naar de vervanger; de rest wacht. Het geldt in alle campagnes.',
  give: 'Geef aan …',
  to: 'Collega',
  choose: 'kies',
  giveText: 'Niets aangevinkt: alles wat hier staat.',
  leave: 'Is er, laat staan',
  leaveText: 'De gesprekken blijven waar ze zijn, en niemand krijgt er nog bericht over.',
  putOff: 'Te veel vandaag',
  putOffText: 'Wat niet is beloofd, komt op een volgende werkdag terug.',
  save: 'Opslaan',
  holds: 'Wie er wacht op een mens',
  noHolds: 'Er wacht niemand op een mens.',
  holdsText: 'Wie je laat doorgaan, gaat verder waar hij of zij was.',
  held: (reason, who, when) => `${reason} · wacht op ${who} sinds ${when}`,
  letGo: (who) => `${who} mag doorgaan`,
  resume: 'Laat doorgaan',
  chooseHold: 'Vink minstens één regel aan.',
  attendance: (came, expected) =>
    `De presentielijst is nog niet gesloten: ${came} van ${expected} verwachte gasten staan erop. Tot die tijd krijgt niemand een vervolg.`,
  checkIn: 'Controleer en sluit de lijst',
  paused: (reason) => `De campagne staat stil: ${reason}.`,
  reps: 'Verkopers',
  isAway: (who) => `${who} is er op die dag zelf niet.`,
  order: 'De laatste dag ligt voor de eerste.',
  told: {
    away: 'Opgeslagen. Binnen een minuut is wat niet kan wachten bij de vervanger.',
    give: 'Opgeslagen. De gesprekken staan binnen een minuut bij de collega.',
    leave: 'Opgeslagen. De gesprekken blijven staan.',
    'put-off': 'Opgeslagen. Wat niet was beloofd, komt later terug.',
    resume: 'Opgeslagen. Zij gaan binnen een minuut verder.',
  },
  back: 'Terug',
  reasons: {
    'attendance-open': 'de presentielijst is nog open',
    'attendance-unclear': 'misschien was hij of zij er: staat op de lijst “Wie is dit?”',
    colleague: 'een collega heeft een afspraak, een offerte of heeft besteld',
    undecided: 'de managers hebben nog niet samen besloten',
    correction: 'een melding is verbeterd nadat er al op gehandeld was',
    spinning: 'gaat in een kring rond',
    'execution-failed': 'de uitvoering is mislukt',
    'missing-date': 'een datum ontbreekt',
    'file-owed': 'een bestand is er nog niet',
    'restored copy': 'dit is een teruggezette kopie',
  },
  operator: 'de beheerder',
  tooMany: { bounces: 'te veel mails komen terug', complaints: 'te veel mensen klagen over een mail' },
};

const DA: ManagerWords = {
  title: 'Opkald, og hvem der venter',
  calls: (who, open, waiting) =>
    `${who}: ${pluralWords('da', open, { one: '# åbent opkald', other: '# åbne opkald' })}, ${waiting} i kø.`,
  awayNow: 'Er her ikke i dag.',
  waits: 'i kø',
  away: 'Fraværende til …',
  from: 'Fra',
  until: 'Til og med',
  deputy: 'Stedfortræder',
  usualDeputy: 'den sædvanlige stedfortræder',
  awayText: 'Det, der ikke kan vente, går til stedfortræderen; resten venter. Det gælder i alle kampagner.',
  give: 'Giv til …',
  to: 'Kollega',
  choose: 'vælg',
  giveText: 'Intet afkrydset: alt, hvad der står her.',
  leave: 'Er her, lad dem stå',
  leaveText: 'Opkaldene bliver, hvor de er, og ingen får flere beskeder om dem.',
  putOff: 'For meget i dag',
  putOffText: 'Det, der ikke er lovet, kommer igen en senere arbejdsdag.',
  save: 'Gem',
  holds: 'Hvem der venter på et menneske',
  noHolds: 'Ingen venter på et menneske.',
  holdsText: 'Den, du lader fortsætte, fortsætter, hvor han eller hun var.',
  held: (reason, who, when) => `${reason} · venter på ${who} siden ${when}`,
  letGo: (who) => `${who} må fortsætte`,
  resume: 'Lad fortsætte',
  chooseHold: 'Sæt flueben ved mindst én linje.',
  attendance: (came, expected) =>
    `Deltagerlisten er ikke lukket endnu: ${came} af ${expected} ventede gæster står på den. Så længe følges der ikke op på nogen.`,
  checkIn: 'Kontrollér og luk listen',
  paused: (reason) => `Kampagnen er sat på pause: ${reason}.`,
  reps: 'Sælgere',
  isAway: (who) => `${who} er der heller ikke den dag.`,
  order: 'Den sidste dag ligger før den første.',
  told: {
    away: 'Gemt. Inden for et minut er det, der ikke kan vente, hos stedfortræderen.',
    give: 'Gemt. Opkaldene er hos kollegaen inden for et minut.',
    leave: 'Gemt. Opkaldene bliver stående.',
    'put-off': 'Gemt. Det, der ikke var lovet, kommer igen senere.',
    resume: 'Gemt. De fortsætter inden for et minut.',
  },
  back: 'Tilbage',
  reasons: {
    'attendance-open': 'deltagerlisten er stadig åben',
    'attendance-unclear': 'var der måske: står på listen “Hvem er det?”',
    colleague: 'en kollega har en aftale, et tilbud eller har bestilt',
    undecided: 'lederne har ikke besluttet sig endnu',
    correction: 'en melding blev rettet, efter at der var handlet på den',
    spinning: 'går i ring',
    'execution-failed': 'kørslen mislykkedes',
    'missing-date': 'en dato mangler',
    'file-owed': 'en fil mangler endnu',
    'restored copy': 'dette er en gendannet kopi',
  },
  operator: 'driften',
  tooMany: { bounces: 'for mange mails kommer retur', complaints: 'for mange klager over en mail' },
};

const DE: ManagerWords = {
  title: 'Anrufe, und wer wartet',
  calls: (who, open, waiting) =>
    `${who}: ${pluralWords('de', open, { one: '# offener Anruf', other: '# offene Anrufe' })}, ${waiting} in der Reihe.`,
  awayNow: 'Ist heute nicht da.',
  waits: 'in der Reihe',
  away: 'Abwesend bis …',
  from: 'Von',
  until: 'Bis einschließlich',
  deputy: 'Vertretung',
  usualDeputy: 'die übliche Vertretung',
  awayText: 'Was nicht warten kann, geht an die Vertretung; der Rest wartet. Es gilt in allen Kampagnen.',
  give: 'Übergeben an …',
  to: 'An wen?',
  choose: 'bitte wählen',
  giveText: 'Nichts angekreuzt: alles, was hier steht.',
  leave: 'Ist da, so lassen',
  leaveText: 'Die Anrufe bleiben, wo sie sind, und niemand bekommt dazu noch eine Nachricht.',
  putOff: 'Zu viel heute',
  putOffText: 'Was nicht versprochen ist, kommt an einem späteren Arbeitstag wieder.',
  save: 'Speichern',
  holds: 'Wer auf einen Menschen wartet',
  noHolds: 'Niemand wartet auf einen Menschen.',
  holdsText: 'Wer weitergehen darf, geht weiter, wo er oder sie war.',
  held: (reason, who, when) => `${reason} · wartet auf ${who} seit ${when}`,
  letGo: (who) => `${who} darf weitergehen`,
  resume: 'Weitergehen lassen',
  chooseHold: 'Bitte mindestens eine Zeile ankreuzen.',
  attendance: (came, expected) =>
    `Die Anwesenheitsliste ist noch nicht geschlossen: ${came} von ${expected} erwarteten Gästen stehen darauf. So lange fassen wir bei niemandem nach.`,
  checkIn: 'Liste prüfen und schließen',
  paused: (reason) => `Die Kampagne steht still: ${reason}.`,
  reps: 'Vertrieb',
  isAway: (who) => `${who} ist an dem Tag selbst nicht da.`,
  order: 'Der letzte Tag liegt vor dem ersten.',
  told: {
    away: 'Gespeichert. Innerhalb einer Minute ist bei der Vertretung, was nicht warten kann.',
    give: 'Gespeichert. Die Anrufe sind innerhalb einer Minute übergeben.',
    leave: 'Gespeichert. Die Anrufe bleiben, wo sie sind.',
    'put-off': 'Gespeichert. Was nicht versprochen war, kommt später wieder.',
    resume: 'Gespeichert. Sie gehen innerhalb einer Minute weiter.',
  },
  back: 'Zurück',
  reasons: {
    'attendance-open': 'die Anwesenheitsliste ist noch offen',
    'attendance-unclear': 'war vielleicht da: steht auf der Liste „Wer ist das?“',
    colleague: 'im selben Unternehmen gibt es einen Termin, ein Angebot oder eine Bestellung',
    undecided: 'beide Seiten haben noch nicht entschieden',
    correction: 'eine Meldung wurde berichtigt, nachdem schon danach gehandelt wurde',
    spinning: 'dreht sich im Kreis',
    'execution-failed': 'die Ausführung ist gescheitert',
    'missing-date': 'ein Datum fehlt',
    'file-owed': 'eine Datei fehlt noch',
    'restored copy': 'dies ist eine wiederhergestellte Kopie',
  },
  operator: 'den Betrieb',
  tooMany: { bounces: 'zu viele E-Mails kommen zurück', complaints: 'zu viele beschweren sich über eine E-Mail' },
};

const EN: ManagerWords = {
  title: 'Calls, and who is waiting',
  calls: (who, open, waiting) =>
    `${who}: ${pluralWords('en', open, { one: '# open call', other: '# open calls' })}, ${waiting} in the queue.`,
  awayNow: 'Is away today.',
  waits: 'in the queue',
  away: 'Away until …',
  from: 'From',
  until: 'Up to and including',
  deputy: 'Deputy',
  usualDeputy: 'the usual deputy',
  awayText: 'What cannot wait goes to the deputy; the rest waits. It counts in all campaigns.',
  give: 'Give to …',
  to: 'Colleague',
  choose: 'choose',
  giveText: 'Nothing ticked: everything listed here.',
  leave: 'Is here, leave them',
  leaveText: 'The calls stay where they are, and nobody gets further notices about them.',
  putOff: 'Too much today',
  putOffText: 'What was not promised comes back on a later business day.',
  save: 'Save',
  holds: 'Who is waiting for a person',
  noHolds: 'Nobody is waiting for a person.',
  holdsText: 'Anybody you let go on continues where he or she was.',
  held: (reason, who, when) => `${reason} · waiting for ${who} since ${when}`,
  letGo: (who) => `${who} may go on`,
  resume: 'Let them go on',
  chooseHold: 'Tick at least one line.',
  attendance: (came, expected) =>
    `The attendance list is not closed yet: ${came} of ${expected} expected guests are on it. Until then nobody is followed up.`,
  checkIn: 'Check and close the list',
  paused: (reason) => `The campaign is paused: ${reason}.`,
  reps: 'Reps',
  isAway: (who) => `${who} is away that day as well.`,
  order: 'The last day is before the first.',
  told: {
    away: 'Saved. Within a minute the deputy has what cannot wait.',
    give: 'Saved. The colleague has the calls within a minute.',
    leave: 'Saved. The calls stay.',
    'put-off': 'Saved. What was not promised comes again later.',
    resume: 'Saved. They go on within a minute.',
  },
  back: 'Back',
  reasons: {
    'attendance-open': 'the attendance list is still open',
    'attendance-unclear': 'may have been there: is on the list “Who is this?”',
    colleague: 'a colleague has an appointment, a quote or has ordered',
    undecided: 'the two managers have not decided yet',
    correction: 'a report was put right after somebody acted on it',
    spinning: 'is going round in circles',
    'execution-failed': 'its execution failed',
    'missing-date': 'a date is missing',
    'file-owed': 'a file is not there yet',
    'restored copy': 'this is a restored copy',
  },
  operator: 'the operator',
  tooMany: { bounces: 'too many mails bounce', complaints: 'too many people complain about a mail' },
};

const WORDS: Readonly<Record<string, ManagerWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** English where we do not speak the language. */
export function managerWords(language: string): ManagerWords {
  return WORDS[language] ?? EN;
}
