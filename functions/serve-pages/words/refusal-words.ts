/** What a page says of a press that the worker refused: what was asked, what stands now, what to do. */
export interface RefusalWords {
  readonly refused: (asked: string, when: string) => string;
  readonly report: (outcome: string) => string;
  /** By the type of what was pressed. */
  readonly asked: Readonly<Record<string, string>>;
  readonly other: string;
  /** What stands now and what to do, by the reason. */
  readonly why: Readonly<Record<string, string>>;
  readonly otherwise: string;
}

const NL: RefusalWords = {
  refused: (asked, when) => `Niet uitgevoerd: ${asked}, gevraagd ${when}.`,
  report: (outcome) => `"${outcome}" melden`,
  asked: {
    'page.undo': 'de melding ongedaan maken',
    'page.give': 'gesprekken aan een collega geven',
    'page.leave': 'de gesprekken laten waar ze zijn',
    'page.put-off': 'gesprekken uitstellen',
    'page.away': 'de afwezigheid',
    'page.resume': 'iemand verder laten gaan',
    'page.review': 'een regel van de controlelijst afhandelen',
    'page.walk-in': 'een gast toevoegen',
    'page.check-in': 'de aanwezigheid',
    'page.conversation': 'het gesprek op het evenement',
    'page.slides': 'de presentatie sturen',
    'page.list': 'je antwoorden op de lijst',
    'page.sign': 'ondertekenen',
  },
  other: 'wat je vroeg',
  why: {
    late: 'Er was al iets anders gemeld, en dat telt. Klopt het niet, meld hieronder wat wel klopt.',
    ended: 'De campagne is voor dit contact afgerond; daar verandert niets meer aan. Overleg zo nodig met je manager.',
    unmatched: 'Dit contact staat niet meer in de campagne. Je hoeft niets te doen.',
    nothing: 'Er is geen melding (meer) die ongedaan gemaakt kan worden. Meld hieronder wat klopt.',
    over: 'Het half uur was voorbij: de melding telt. Meld hieronder wat wel klopt.',
    acted:
      'Er was al iets uit de melding voortgekomen of later gebeurd: de melding telt. Meld hieronder wat wel klopt.',
    other: 'Iemand anders had gemeld, en dat telt. Vraag wie meldde, of een manager, om het terug te draaien.',
    'too-late': 'De tien werkdagen waren voorbij: dit nee blijft staan. Alleen een manager draait het nog terug.',
    closed:
      'Er is daarna bezwaar gemaakt of voor de hele organisatie nee gezegd, of de gegevens zijn gewist: dit nee blijft staan.',
    own: 'De gesprekken lagen daar al. Je hoeft niets te doen.',
    'no-rep': 'Deze collega doet niet mee in de campagne: de gesprekken blijven waar ze zijn. Kies een andere collega.',
    away: 'Deze collega is ook afwezig: de gesprekken blijven waar ze zijn. Kies iemand die er is.',
    reported: 'Er stond geen gesprek meer open: het was al gemeld of vervallen. Je hoeft niets te doen.',
    absence:
      'De afwezigheid is niet opgeslagen: de datums of de vervanger kloppen niet meer. Vul ze hieronder opnieuw in.',
    settled: 'Iemand anders had de regel al afgehandeld, en dat telt. Je hoeft niets te doen.',
    'no-such-contact': 'Het gekozen contact staat niet in de campagne; de regel wacht nog. Kies een ander contact.',
    'task-of-another': 'De melding hoort bij een ander contact; de regel wacht nog. Kies dat contact.',
    'no-guest':
      'Hier kan geen gast van gemaakt worden; de regel wacht nog. Koppel hem aan een contact of verwijder hem.',
    'no-organisation': 'Er was geen organisatie bekend; de gast is niet opgeslagen. Vul hieronder de organisatie in.',
    'held-anew': 'Dit contact wacht intussen om een andere reden. Kijk hieronder opnieuw.',
    changed: 'Wat hier staat, is intussen veranderd; je antwoord telt niet. Kijk het na en antwoord opnieuw.',
    'left-list':
      'Een of meer regels stonden intussen niet meer zo op de lijst; de andere tellen. Kijk het hieronder na.',
  },
  otherwise: 'Alles blijft zoals het hieronder staat. Kijk het na en kies opnieuw.',
};

const DA: RefusalWords = {
  refused: (asked, when) => `Ikke udført: ${asked}, ønsket ${when}.`,
  report: (outcome) => `melde "${outcome}"`,
  asked: {
    'page.undo': 'fortryde meldingen',
    'page.give': 'give opkald til en kollega',
    'page.leave': 'lade opkaldene blive, hvor de er',
    'page.put-off': 'udskyde opkald',
    'page.away': 'fraværet',
    'page.resume': 'lade nogen gå videre',
    'page.review': 'afslutte en linje på kontrollisten',
    'page.walk-in': 'tilføje en gæst',
    'page.check-in': 'fremmødet',
    'page.conversation': 'samtalen ved arrangementet',
    'page.slides': 'sende præsentationen',
    'page.list': 'svarene på listen',
    'page.sign': 'underskrive',
  },
  other: 'det ønskede',
  why: {
    late: 'Der var allerede meldt noget andet, og det gælder. Er det forkert, så meld nedenfor, hvad der er rigtigt.',
    ended: 'Kampagnen er afsluttet for denne kontakt; det ændres ikke mere. Tal om nødvendigt med din leder.',
    unmatched: 'Kontakten er ikke længere i kampagnen. Der er intet at gøre.',
    nothing: 'Der er ingen melding (mere), der kan fortrydes. Meld nedenfor, hvad der er rigtigt.',
    over: 'Den halve time var gået: meldingen gælder. Meld nedenfor, hvad der er rigtigt.',
    acted:
      'Der var allerede sket noget på grund af meldingen eller efter den: den gælder. Meld nedenfor, hvad der er rigtigt.',
    other: 'En anden havde meldt, og det gælder. Bed den, der meldte, eller en leder om at trække det tilbage.',
    'too-late': 'De ti arbejdsdage var gået: dette nej står ved magt. Kun en leder kan stadig trække det tilbage.',
    closed:
      'Der er siden gjort indsigelse eller sagt nej for hele organisationen, eller oplysningerne er slettet: dette nej står ved magt.',
    own: 'Opkaldene lå der allerede. Der er intet at gøre.',
    'no-rep': 'Kollegaen er ikke med i kampagnen: opkaldene bliver, hvor de er. Vælg en anden kollega.',
    away: 'Kollegaen er også fraværende: opkaldene bliver, hvor de er. Vælg en, der er til stede.',
    reported: 'Der var ingen åbne opkald mere: de var meldt eller bortfaldet. Der er intet at gøre.',
    absence: 'Fraværet er ikke gemt: datoerne eller stedfortræderen passer ikke længere. Udfyld dem igen nedenfor.',
    settled: 'En anden havde allerede afsluttet linjen, og det gælder. Der er intet at gøre.',
    'no-such-contact': 'Den valgte kontakt er ikke i kampagnen; linjen venter stadig. Vælg en anden kontakt.',
    'task-of-another': 'Meldingen hører til en anden kontakt; linjen venter stadig. Vælg den kontakt.',
    'no-guest': 'Det kan ikke blive til en gæst; linjen venter stadig. Knyt den til en kontakt, eller fjern den.',
    'no-organisation': 'Organisationen var ikke kendt; gæsten er ikke gemt. Udfyld organisationen nedenfor.',
    'held-anew': 'Kontakten venter nu af en anden grund. Se igen nedenfor.',
    changed: 'Indholdet er ændret i mellemtiden; svaret tæller ikke. Se det igennem, og svar igen.',
    'left-list': 'En eller flere linjer stod ikke længere sådan på listen; de andre tæller. Se det igennem nedenfor.',
  },
  otherwise: 'Alt bliver, som det står nedenfor. Se det igennem, og vælg igen.',
};

const DE: RefusalWords = {
  refused: (asked, when) => `Nicht ausgeführt: ${asked}, gewünscht ${when}.`,
  report: (outcome) => `„${outcome}“ melden`,
  asked: {
    'page.undo': 'die Meldung zurücknehmen',
    'page.give': 'Anrufe abgeben',
    'page.leave': 'die Anrufe lassen, wo sie sind',
    'page.put-off': 'Anrufe verschieben',
    'page.away': 'die Abwesenheit',
    'page.resume': 'jemanden weitergehen lassen',
    'page.review': 'eine Zeile der Prüfliste erledigen',
    'page.walk-in': 'einen Gast hinzufügen',
    'page.check-in': 'die Anwesenheit',
    'page.conversation': 'das Gespräch bei der Veranstaltung',
    'page.slides': 'die Präsentation senden',
    'page.list': 'die Antworten auf der Liste',
    'page.sign': 'unterschreiben',
  },
  other: 'was gewünscht war',
  why: {
    late: 'Es war schon etwas anderes gemeldet, und das gilt. Stimmt es nicht, bitte unten melden, was richtig ist.',
    ended:
      'Die Kampagne ist für diesen Kontakt beendet; daran ändert sich nichts mehr. Bitte nötigenfalls mit der Leitung sprechen.',
    unmatched: 'Dieser Kontakt ist nicht mehr in der Kampagne. Es ist nichts zu tun.',
    nothing: 'Es gibt keine Meldung (mehr), die zurückgenommen werden kann. Bitte unten melden, was richtig ist.',
    over: 'Die halbe Stunde war vorbei: die Meldung gilt. Bitte unten melden, was richtig ist.',
    acted:
      'Aus der Meldung war schon etwas geworden, oder danach ist etwas geschehen: sie gilt. Bitte unten melden, was richtig ist.',
    other: 'Jemand anderes hatte gemeldet, und das gilt. Bitte die Person oder eine Leitung um die Rücknahme bitten.',
    'too-late': 'Die zehn Werktage waren vorbei: Dieses Nein bleibt. Nur eine Leitung nimmt es noch zurück.',
    closed:
      'Es wurde danach widersprochen oder für die ganze Organisation abgesagt, oder die Daten sind gelöscht: Dieses Nein bleibt.',
    own: 'Die Anrufe lagen schon dort. Es ist nichts zu tun.',
    'no-rep': 'Diese Person ist nicht in der Kampagne: die Anrufe bleiben, wo sie sind. Bitte jemand anderen wählen.',
    away: 'Diese Person ist auch abwesend: die Anrufe bleiben, wo sie sind. Bitte jemanden wählen, der da ist.',
    reported: 'Es war kein Anruf mehr offen: er war schon gemeldet oder entfallen. Es ist nichts zu tun.',
    absence:
      'Die Abwesenheit ist nicht gespeichert: die Daten oder die Vertretung passen nicht mehr. Bitte unten neu eintragen.',
    settled: 'Jemand anderes hatte die Zeile schon erledigt, und das gilt. Es ist nichts zu tun.',
    'no-such-contact':
      'Der gewählte Kontakt ist nicht in der Kampagne; die Zeile wartet noch. Bitte einen anderen wählen.',
    'task-of-another': 'Die Meldung gehört zu einem anderen Kontakt; die Zeile wartet noch. Bitte diesen wählen.',
    'no-guest':
      'Daraus kann kein Gast werden; die Zeile wartet noch. Bitte einem Kontakt zuordnen oder die Zeile entfernen.',
    'no-organisation': 'Die Organisation war nicht bekannt; der Gast ist nicht gespeichert. Bitte unten eintragen.',
    'held-anew': 'Dieser Kontakt wartet inzwischen aus einem anderen Grund. Bitte unten neu ansehen.',
    changed: 'Der Inhalt hat sich inzwischen geändert; die Antwort zählt nicht. Bitte ansehen und neu antworten.',
    'left-list':
      'Eine oder mehrere Zeilen standen nicht mehr so auf der Liste; die anderen zählen. Bitte unten nachsehen.',
  },
  otherwise: 'Alles bleibt, wie es unten steht. Bitte ansehen und neu wählen.',
};

const EN: RefusalWords = {
  refused: (asked, when) => `Not done: ${asked}, asked ${when}.`,
  report: (outcome) => `reporting "${outcome}"`,
  asked: {
    'page.undo': 'taking the report back',
    'page.give': 'giving calls to a colleague',
    'page.leave': 'leaving the calls where they are',
    'page.put-off': 'putting calls off',
    'page.away': 'the absence',
    'page.resume': 'letting somebody go on',
    'page.review': 'settling a line of the review list',
    'page.walk-in': 'adding a guest',
    'page.check-in': 'the attendance',
    'page.conversation': 'the conversation at the event',
    'page.slides': 'sending the slides',
    'page.list': 'your answers to the list',
    'page.sign': 'signing',
  },
  other: 'what you asked for',
  why: {
    late: 'Something else was reported already, and that counts. If it is wrong, report below what is right.',
    ended: 'The campaign is over for this contact; nothing changes it any more. Ask your manager if need be.',
    unmatched: 'This contact is no longer in the campaign. There is nothing to do.',
    nothing: 'There is no report (any more) that can be taken back. Report below what is right.',
    over: 'The half hour was over: the report counts. Report below what is right.',
    acted: 'Something came of the report already, or happened after it: it counts. Report below what is right.',
    other: 'Somebody else had reported, and that counts. Ask who reported, or a manager, to take it back.',
    'too-late': 'The ten business days were over: this no stands. Only a manager can still take it back.',
    closed: 'They have objected or the whole organisation has said no since, or their data are erased: this no stands.',
    own: 'The calls were there already. There is nothing to do.',
    'no-rep': 'This colleague is not in the campaign: the calls stay where they are. Choose another colleague.',
    away: 'This colleague is away too: the calls stay where they are. Choose somebody who is there.',
    reported: 'No call was open any more: it was reported already, or dropped. There is nothing to do.',
    absence: 'The absence is not kept: its dates or the deputy are no longer right. Fill them in again below.',
    settled: 'Somebody else had settled the line already, and that counts. There is nothing to do.',
    'no-such-contact': 'The chosen contact is not in the campaign; the line still waits. Choose another contact.',
    'task-of-another': 'The report belongs to another contact; the line still waits. Choose that contact.',
    'no-guest': 'No guest can be made of it; the line still waits. Match it with a contact, or discard it.',
    'no-organisation': 'No organisation was known; the guest is not kept. Fill in the organisation below.',
    'held-anew': 'This contact waits for another reason by now. Look again below.',
    changed: 'What stands here has changed since; your answer does not count. Look at it and answer again.',
    'left-list': 'One line or more no longer stood so on the list; the others count. Look at it below.',
  },
  otherwise: 'Everything stays as it stands below. Look at it and choose again.',
};

const WORDS: Readonly<Record<string, RefusalWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** English where we do not speak the language. */
export function refusalWords(language: string): RefusalWords {
  return WORDS[language] ?? EN;
}
