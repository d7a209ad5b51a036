/** What stands on the host's page. */
export interface CheckInWords {
  readonly title: string;
  readonly counts: (came: number, expected: number, guests: number) => string;
  readonly expected: string;
  readonly others: string;
  readonly came: string;
  readonly isHere: (who: string) => string;
  /** Opens what seldom is needed. */
  readonly more: string;
  readonly guests: (announced: number) => string;
  readonly slides: string;
  readonly slidesAsked: string;
  readonly notHere: string;
  readonly saving: string;
  readonly checkIn: string;
  readonly chooseGuest: string;
  readonly told: string;
  readonly close: string;
  readonly closeTitle: string;
  readonly closed: string;
  readonly notYet: string;
  readonly closeText: (came: number, expected: number) => string;
  readonly implausible: (came: number, expected: number) => string;
  readonly sure: string;
  readonly toldClosed: string;
  readonly review: string;
  readonly reviewText: string;
  readonly seen: (when: string) => string;
  readonly unnamed: string;
  readonly later: string;
  readonly discard: string;
  readonly create: string;
  readonly match: (who: string) => string;
  readonly mayBe: (who: string) => string;
  readonly what: string;
  readonly organisation: string;
  readonly settle: string;
  readonly chooseEntry: string;
  readonly needsOrganisation: (who: string) => string;
  readonly toldSettled: string;
}

const NL: CheckInWords = {
  title: 'Inchecken',
  counts: (came, expected, guests) => `Binnen: ${came}. Verwacht: ${expected}, en ${guests} die zij meebrengen.`,
  expected: 'Verwacht',
  others: 'Wel uitgenodigd, niet verwacht',
  came: 'Binnen',
  isHere: (who) => `${who} is er`,
  guests: (announced) => `Gasten die meekomen (aangemeld: ${announced})`,
  more: 'Gasten, presentatie',
  slides: 'Vraagt om de presentatie',
  slidesAsked: 'vroeg om de presentatie',
  notHere: 'Was er toch niet',
  saving: 'wordt opgeslagen',
  checkIn: 'Opslaan',
  chooseGuest: 'Vink minstens één gast aan.',
  told: 'Opgeslagen. Het staat binnen een minuut op de lijst.',
  close: 'Sluit de presentielijst',
  closeTitle: 'De lijst sluiten',
  closed: 'De presentielijst is gesloten. Wie er toch was, kan nog ingecheckt worden.',
  notYet: 'De lijst kan gesloten worden zodra de bijeenkomst is begonnen.',
  closeText: (came, expected) =>
    `${came} van ${expected} verwachte gasten waren er. Wie toezegde en hier niet staat, geldt daarna als niet gekomen.`,
  implausible: (came, expected) =>
    `Dat is weinig: ${came} van ${expected}. Staan alle aanwezigen erop? Iedereen die ontbreekt, krijgt bericht dat wij hem of haar hebben gemist.`,
  sure: 'De lijst is compleet, ik weet het zeker',
  toldClosed: 'De lijst wordt gesloten. Daarna gaan de vervolgmails uit.',
  review: 'Wie is dit?',
  reviewText: 'Deze aanmeldingen aan de deur passen bij niemand.',
  seen: (when) => `gezien ${when}`,
  unnamed: 'iemand zonder naam',
  later: 'later',
  discard: 'niemand van ons: weg ermee',
  create: 'een gast die niet was uitgenodigd',
  match: (who) => `dit is ${who}`,
  mayBe: (who) => `dit is misschien ${who}`,
  what: 'Wat doen wij ermee?',
  organisation: 'Organisatie, als het een nieuwe gast is',
  settle: 'Opslaan',
  chooseEntry: 'Kies bij minstens één regel.',
  needsOrganisation: (who) => `Vul de organisatie in bij ${who}.`,
  toldSettled: 'Opgeslagen. De lijst is binnen een minuut bij.',
};

const DA: CheckInWords = {
  title: 'Indtjekning',
  counts: (came, expected, guests) => `Til stede: ${came}. Ventet: ${expected}, og ${guests}, som de tager med.`,
  expected: 'Ventet',
  others: 'Inviteret, men ikke ventet',
  came: 'Til stede',
  isHere: (who) => `${who} er her`,
  guests: (announced) => `Medbragte gæster (tilmeldt: ${announced})`,
  more: 'Gæster, præsentation',
  slides: 'Beder om præsentationen',
  slidesAsked: 'bad om præsentationen',
  notHere: 'Var her alligevel ikke',
  saving: 'gemmes',
  checkIn: 'Gem',
  chooseGuest: 'Sæt flueben ved mindst én gæst.',
  told: 'Gemt. Det står på listen inden for et minut.',
  close: 'Luk deltagerlisten',
  closeTitle: 'Luk listen',
  closed: 'Deltagerlisten er lukket. Den, der alligevel var her, kan stadig tjekkes ind.',
  notYet: 'Listen kan lukkes, så snart arrangementet er begyndt.',
  closeText: (came, expected) =>
    `${came} af ${expected} ventede gæster var her. Den, der sagde ja og ikke står her, regnes derefter som udeblevet.`,
  implausible: (came, expected) =>
    `Det er få: ${came} af ${expected}. Står alle på listen? Alle, der mangler, får at vide, at vi savnede dem.`,
  sure: 'Listen er komplet, det er jeg sikker på',
  toldClosed: 'Listen lukkes. Derefter sendes opfølgningen.',
  review: 'Hvem er det?',
  reviewText: 'Disse registreringer ved døren passer ikke til nogen.',
  seen: (when) => `set ${when}`,
  unnamed: 'en uden navn',
  later: 'senere',
  discard: 'ingen af vores: slet',
  create: 'en gæst, der ikke var inviteret',
  match: (who) => `det er ${who}`,
  mayBe: (who) => `det er måske ${who}`,
  what: 'Hvad gør vi?',
  organisation: 'Organisation, hvis det er en ny gæst',
  settle: 'Gem',
  chooseEntry: 'Vælg ved mindst én linje.',
  needsOrganisation: (who) => `Angiv organisationen ved ${who}.`,
  toldSettled: 'Gemt. Listen er opdateret inden for et minut.',
};

const DE: CheckInWords = {
  title: 'Check-in',
  counts: (came, expected, guests) => `Da: ${came}. Erwartet: ${expected}, dazu ${guests} mitgebrachte.`,
  expected: 'Erwartet',
  others: 'Eingeladen, nicht erwartet',
  came: 'Da',
  isHere: (who) => `${who} ist da`,
  guests: (announced) => `Mitgebrachte Gäste (angemeldet: ${announced})`,
  more: 'Gäste, Präsentation',
  slides: 'Bittet um die Präsentation',
  slidesAsked: 'bat um die Präsentation',
  notHere: 'War doch nicht da',
  saving: 'wird gespeichert',
  checkIn: 'Speichern',
  chooseGuest: 'Bitte mindestens einen Gast ankreuzen.',
  told: 'Gespeichert. Es steht innerhalb einer Minute auf der Liste.',
  close: 'Anwesenheitsliste schließen',
  closeTitle: 'Die Liste schließen',
  closed: 'Die Anwesenheitsliste ist geschlossen. Wer doch da war, kann noch eingecheckt werden.',
  notYet: 'Die Liste kann geschlossen werden, sobald die Veranstaltung begonnen hat.',
  closeText: (came, expected) =>
    `${came} von ${expected} erwarteten Gästen waren da. Wer zugesagt hat und hier fehlt, gilt danach als nicht erschienen.`,
  implausible: (came, expected) =>
    `Das sind wenige: ${came} von ${expected}. Stehen alle darauf? Wer fehlt, erhält die Nachricht, dass wir ihn oder sie vermisst haben.`,
  sure: 'Die Liste ist vollständig, da bin ich mir sicher',
  toldClosed: 'Die Liste wird geschlossen. Danach gehen die nächsten E-Mails hinaus.',
  review: 'Wer ist das?',
  reviewText: 'Diese Anmeldungen an der Tür passen zu niemandem.',
  seen: (when) => `gesehen ${when}`,
  unnamed: 'jemand ohne Namen',
  later: 'später',
  discard: 'niemand von uns: verwerfen',
  create: 'ein Gast, der nicht eingeladen war',
  match: (who) => `das ist ${who}`,
  mayBe: (who) => `das ist vielleicht ${who}`,
  what: 'Was tun wir damit?',
  organisation: 'Organisation, bei einem neuen Gast',
  settle: 'Speichern',
  chooseEntry: 'Bitte bei mindestens einer Zeile wählen.',
  needsOrganisation: (who) => `Bitte die Organisation angeben bei ${who}.`,
  toldSettled: 'Gespeichert. Die Liste ist innerhalb einer Minute auf dem Stand.',
};

const EN: CheckInWords = {
  title: 'Check-in',
  counts: (came, expected, guests) => `Here: ${came}. Expected: ${expected}, and ${guests} brought along.`,
  expected: 'Expected',
  others: 'Invited, not expected',
  came: 'Here',
  isHere: (who) => `${who} is here`,
  guests: (announced) => `Guests brought along (announced: ${announced})`,
  more: 'Guests, slides',
  slides: 'Asks for the slides',
  slidesAsked: 'asked for the slides',
  notHere: 'Was not here after all',
  saving: 'being saved',
  checkIn: 'Save',
  chooseGuest: 'Tick at least one guest.',
  told: 'Saved. It will be on the list within a minute.',
  close: 'Close the attendance list',
  closeTitle: 'Closing the list',
  closed: 'The attendance list is closed. Anybody who was here after all can still be checked in.',
  notYet: 'The list can be closed once the event has begun.',
  closeText: (came, expected) =>
    `${came} of ${expected} expected guests were here. Anybody who accepted and is not on this list counts as a no-show from then on.`,
  implausible: (came, expected) =>
    `That is not many: ${came} of ${expected}. Is everybody on the list? All who are missing will be told that we missed them.`,
  sure: 'The list is complete, I am sure',
  toldClosed: 'The list is being closed. After that the follow-up is sent.',
  review: 'Who is this?',
  reviewText: 'These arrivals match nobody.',
  seen: (when) => `seen ${when}`,
  unnamed: 'somebody without a name',
  later: 'later',
  discard: 'none of ours: discard',
  create: 'a guest who was not invited',
  match: (who) => `this is ${who}`,
  mayBe: (who) => `this may be ${who}`,
  what: 'What shall we do with it?',
  organisation: 'Organisation, for a new guest',
  settle: 'Save',
  chooseEntry: 'Choose for at least one line.',
  needsOrganisation: (who) => `Name the organisation of ${who}.`,
  toldSettled: 'Saved. The list is up to date within a minute.',
};

const WORDS: Readonly<Record<string, CheckInWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** English where we do not speak the language. */
export function checkInWords(language: string): CheckInWords {
  return WORDS[language] ?? EN;
}
