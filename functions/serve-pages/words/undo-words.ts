import type { NotUndone } from '../../../workflows/domain/undo-report.ts';

/** What stands beside a report that can be taken back. */
export interface UndoWords {
  readonly text: string;
  /** Beside a definite no, which has longer. */
  readonly no: string;
  readonly button: string;
  readonly told: string;
  readonly why: Readonly<Record<NotUndone, string>>;
}

const NL: UndoWords = {
  text: 'Vergissing? Een half uur lang terug te draaien, zonder vragen.',
  no: 'Tien werkdagen lang terug te draaien: maak ongedaan, of meld hieronder wat wel klopt.',
  button: 'Maak ongedaan',
  told: 'Je melding wordt ongedaan gemaakt. De belopdracht komt zo opnieuw, als dezelfde poging; wat uit de melding volgde, vervalt.',
  why: {
    nothing: 'Deze melding is nog niet verwerkt, of al ongedaan gemaakt. Kijk over een minuut nog eens.',
    over: 'Het half uur is voorbij. Meld hieronder wat wel klopt.',
    acted: 'Er is al iets uit deze melding voortgekomen of later gebeurd. Meld hieronder wat wel klopt.',
    other: 'Iemand anders heeft gemeld. Alleen wie meldde, of een manager, draait het terug.',
    'too-late': 'De tien werkdagen zijn voorbij: dit nee blijft staan. Alleen een manager draait het nog terug.',
    closed:
      'Er is daarna bezwaar gemaakt of voor de hele organisatie nee gezegd, of de gegevens zijn gewist: dit nee blijft staan.',
  },
};

const DA: UndoWords = {
  text: 'En fejl? Kan fortrydes i en halv time, uden spørgsmål.',
  no: 'Kan fortrydes i ti arbejdsdage: fortryd, eller meld nedenfor, hvad der er rigtigt.',
  button: 'Fortryd',
  told: 'Meldingen trækkes tilbage. Opkaldsopgaven kommer igen om lidt, samme forsøg; det, der fulgte af meldingen, bortfalder.',
  why: {
    nothing: 'Meldingen er ikke behandlet endnu, eller den er allerede trukket tilbage. Prøv igen om et minut.',
    over: 'Den halve time er gået. Meld nedenfor, hvad der er rigtigt.',
    acted: 'Der er allerede sket noget på grund af meldingen, eller efter den. Meld nedenfor, hvad der er rigtigt.',
    other: 'En anden har meldt. Kun den, der meldte, eller en leder trækker det tilbage.',
    'too-late': 'De ti arbejdsdage er gået: dette nej står ved magt. Kun en leder kan stadig trække det tilbage.',
    closed:
      'Der er siden gjort indsigelse eller sagt nej for hele organisationen, eller oplysningerne er slettet: dette nej står ved magt.',
  },
};

const DE: UndoWords = {
  text: 'Ein Versehen? Eine halbe Stunde lang zurückzunehmen, ohne Fragen.',
  no: 'Zehn Werktage lang zurückzunehmen: rückgängig machen oder unten melden, was richtig ist.',
  button: 'Rückgängig machen',
  told: 'Die Meldung wird zurückgenommen. Die Anrufaufgabe kommt gleich noch einmal, derselbe Versuch; was aus der Meldung folgte, entfällt.',
  why: {
    nothing: 'Diese Meldung ist noch nicht verarbeitet oder schon zurückgenommen. Bitte in einer Minute noch einmal.',
    over: 'Die halbe Stunde ist vorbei. Bitte unten melden, was richtig ist.',
    acted:
      'Aus dieser Meldung ist schon etwas geworden, oder danach ist etwas geschehen. Bitte unten melden, was richtig ist.',
    other: 'Jemand anderes hat gemeldet. Zurücknehmen kann es nur, wer gemeldet hat, oder die Leitung.',
    'too-late': 'Die zehn Werktage sind vorbei: Dieses Nein bleibt. Nur eine Leitung nimmt es noch zurück.',
    closed:
      'Es wurde danach widersprochen oder für die ganze Organisation abgesagt, oder die Daten sind gelöscht: Dieses Nein bleibt.',
  },
};

const EN: UndoWords = {
  text: 'A mistake? Can be taken back for half an hour, without questions.',
  no: 'Can be taken back for ten business days: undo, or report below what is right.',
  button: 'Undo',
  told: 'The report is being taken back. The call task comes back in a moment, as the same attempt; what followed from the report is dropped.',
  why: {
    nothing: 'This report has not been processed yet, or was already taken back. Look again in a minute.',
    over: 'The half hour is over. Report below what is right.',
    acted: 'Something has already come of this report, or happened after it. Report below what is right.',
    other: 'Somebody else reported. Only the person who reported, or a manager, can take it back.',
    'too-late': 'The ten business days are over: this no stands. Only a manager can still take it back.',
    closed: 'They have objected or the whole organisation has said no since, or their data are erased: this no stands.',
  },
};

const WORDS: Readonly<Record<string, UndoWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** English where we do not speak the language. */
export function undoWords(language: string): UndoWords {
  return WORDS[language] ?? EN;
}
