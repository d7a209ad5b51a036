/**
 * Words by which a language is known among our four: none of them is a word of the other three, not even by chance (so no
 * `gift`, `pause` or `event`). A word that two languages come to share is struck from here.
 */
export const WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  nl: list(`
    aan aangemeld aanmeldde aanmelding aanwezig achteraf achternaam adres afgelopen afgemeld afgesproken afspraak
    afspraken afwezig agendabestand alleen antwoord antwoordde antwoorden antwoordt bedrijven begint bekend bekijk
    bekijken belang belangstelling beloofd belopdracht belopdrachten belpogingen belt benaderd benieuwd bereikt
    berichten beslislijst beslist bespreek besproken bestand bestanden besteld betekenen beter bevestiging bezet
    bezwaar bij bijeenkomst bijlage bijna binnenkort bleef blijven brengt bron campagne campagnes cijfers collega
    collega’s contactpersonen contactpersoon controleer daar daaraan daarmee daarna daarop daarover daarvan daarvoor
    dat deel deelname definitief delen deze dezelfde doel doelgroep doen doorgaan doorgaat draaien druk een eén één
    eens eerder eerst eerste elkaar enkele erbij erop eruit ervan ervoor fijn gaan gaat gasten gastheer geantwoord
    gebeld gebeurd gebeurde gedaan geef geen gegeven gegevens geklaagd gekwalificeerde geldt geleden gelezen gemaakt
    gemaild gemeld gemist genoeg gerust geschrapt gesloten gesprek gesprekken gesproken gestuurd getekend geven
    gevraagd geweest gewijzigd gewone gewoon gezegd gezien goed goede goedendag graag groet haalde hadden
    handtekening heb hebben heeft helaas helemaal helpen helpt herken herkent het hielden hieronder hiervoor hij
    hoeft hoor hoort horen houden ieder iemand iets ik inchecken ingetrokken inhoud intussen jaarplan jammer jou
    jouw juiste jullie kans keer kennismaken keuze kijk kijken kijkt klaar klant klopt knop komen komst komt kon
    krijg krijgt kunnen kunt kwam kwamen laat laatste laten lees levensteken lezen liet liever liggen lijst lijsten
    loopt losgelaten loslaten lukt maak maar mailadres maken mee meekomen meldde mensen mij mijn minstens minuut mis
    misschien moest moet mogen mrt naam naar naartoe naast nam namens nee neem neemt nemen niet niets nieuwe nieuws
    nodig nodigen nog nogmaals noteer notitie omdat omzet ondertekenen ondertekening onderwerp ongedaan ongemak
    onlangs ontbreekt ontvangen onze ook openstaat opgeslagen opleveren opname opnieuw opslaan organisatie
    overdracht overgedragen pagina persoon persoonlijk plaats plaatsen poging praten presentatie presentielijst
    probeer reden rustig scherm schikt schrappen schuift sluit speelde speelt spelen spraken spreekt steeds stel
    stond sturen stuur stuurde stuurden taal tegelijk tegen tekenen tekens telefoon telt termijn terug terugbellen
    teruggeschreven tijd tijden tijdens toch toegevoegd toegezegd toestemming toevoegen tussen uit uiterlijk
    uitgebracht uitgenodigd uitkomst uitkomt uitleg uitnodigen uitnodiging uitnodigingen uur uw vaak vanaf vandaag
    vandaan vastgelegd vaststaat veel veranderd verandert verbeter verbeterd verder verdwijnt vergissing verhaal
    verkoop verkoper verkopers verschillende verslag verstuurd vervallen vervalt vervanger vervolg verwachte verwijt
    verzet vink volgende volgt vond voor vóór voorbij voordat voornaam voorstel vraag vraagstuk vraagt vragen
    vriendelijke vrij vrijgegeven vrijgekomen vrijkomt vroeg vul waar waarde waarom waarop waarvoor wacht wachten
    wachtlijst wachtten wanneer wat weer weet wel weleens welk welke welkom werkdag werkdagen werkt weten wij wijzig
    wilt woorden wordt zakelijk zal zat ze zeg zeggen zegt zei zeker zelf zet zich zien zij zijn zit zoals zodat
    zodra zoek zolang zonder zou`),
  da: list(`
    afbud afgjort aflyst afmeldte afsluttet aftale aftalen aftaler aftalt aftalte aktuel aktuelt aldrig
    allerede alligevel altid anden andens andet andre angiv arbejder arbejdsdag arbejdsdage arrangement
    arrangementet bagefter bebrejdelse beder bedre begge begrundelse begynder begyndt behold behøver beklager
    bekræftelse bekræftelsen bemærk besked beskeder beslutningsliste beslutningslisten beslutte beslutter bestilt
    besvaret betyde blev blevet blive bliver bortfalder bortfaldet brev bruge dage dagens dato datoen deltagerlisten
    denne derefter deres derfor desværre det dette dine disse dækningsbidrag efter efternavn eksempel eller ellers
    emne emnet én endeligt endnu enig enkelt et ét fejl fil filen filer flere flueben flyttet forbi fordi foreslå
    forkert forklaring forløbet formodet fornavn forskellige forslag forsvinder forsøg fortryd fortsæt fortsætte
    fortsætter forvejen fra fraværende frigivet følger før først første få fået får gange gav gemmes gemt genkende
    gerne gik giv givet gjort glip glæder goddag godt gælder gæst gæster gør gøre gå går halv handlede havde hej
    hellere helst hent hentede hentet heraf herunder hilsen hjælper holdt hos hovedpunkterne hvad hvem hver hvilken
    hvis hvor hvordan hvorfor hvornår høre hører igen igennem ikke imens ind inden indholdet indsigelse indtil ingen
    intet invitationen invitationer invitere inviteres inviteret jeg jer kalenderfil kampagner kendt kiggede kilde
    knappen kollega kolleger kommer kommet kontaktes kontaktet kontaktpersonen kontaktpersonens kontaktpersoner
    kontrollér kræver kundeemne kunne ledere ledig lidt lige ligger linjen linjer linket livstegn lovet luk lukkes
    lukket længe længere læser læst mange mangler med meget melder meldingen meldte mellem menneske mig mindst minut
    modtaget mødet mødtes må mål målgruppe målgruppen måske måtte navn nej nogen noget nok notat notér noterer
    noteret nummeret ny nye nyheder nylig nærmeste næste næsten nævnte nødvendigt nåede nået når offentliggjort ofte
    og også omsætning opdatere opfølgning opkald opkaldene opkaldet opkaldsopgave opkaldsopgaven opkaldsopgaver
    oplysninger optagelsen optaget ordene os overblikket overdragelse overdrages oversigt overtager passer
    personligt plads pladsen pladser praktisk præsentation præsentationen prøv på rapporten regnes resten ret rettet
    retur rigtige rigtigt ringe ringer ringes roligt sagde salg salgskvalificeret samme sammen samtale samtalen
    samtaler samtidig samtykke savnede savnet se selv sendes sendt sendte senere senest seneste ses siden sidste sig
    siger sikker skal sker sket skete skrevet skriv skrive skriver skærmen slet sluppet snart sprog spørg spørger
    spørgsmål stadig sted stede stedfortræder stedfortræderen stod stryg strøget stå står svar svare svarede svarer
    svaret syntes sælgere sælgeren sælgerne sæt så sådan tager tal talt talte tegn tid tider tidligere tidspunkt til
    tilbage tilbud tilbuddet tilføj tilladt tilmeld tilmelding tilmeldt truffet trukket tryk trækkes tæller ud
    udeblevet uden udfordring udfyld uge ulejligheden underskrift underskriver valg var ved vedhæftede vedhæftet
    vedkommende vegne vejen velkommen venlig vente ventede ventelisten venter ventet vi vide videre vil ville virker
    virksomheder viser vores væk vælg værdi være været værten webinaret ændres ændret ærgerligt øjeblik åben åbent
    åbn åbne åbner årsag årsplanen`),
  de: list(`
    abgeben abgegeben abgemeldet abgerufen abgeschlossen abmeldung abrufen absage abwesend achtung aktualisieren
    aktuell allem allen ändere anderen anderes ändern ändert angeben angebot angehängt angekreuzt angemeldet
    angerufen angesprochen anhang ankreuzen anliegen anmeldung anruf anrufaufgabe anrufe anrufen ansehen
    ansprechpartner ansprechpartners antwort antworte antworten antwortete anwesend anwesenheitsliste arbeitet
    arbeitstag arbeitstagen auch auf aufzeichnung aus beantwortet bedeuten beginnt begleitungen begründung begrüßen
    behalten bei beim beispiel bekannt bekommen bekommst bekommt bereit berichtigt bescheid beschwert besser
    besseren bestätigung besteht bestellt besuch bevor bildschirm bis bisher bist bitte bittet bleiben blick
    brauchen brauchst braucht bringen bringt dabei dafür dagegen damit danach danke dann daran darauf darf darüber
    darum das dass datei dateien davon dazu dazwischengekommen dazwischenkommen deckungsbeitrag dein deine deinem
    deinen deiner demnächst dich diese diesem diesen dieser dir doch dort drücken dürfen eigenem eigener ein eine
    einem einen einer eines einfach eingeladen einladen einladung einladungen einmal eintragen einverstanden
    einwilligung endgültig endgültiges entfällt entgehen entscheiden entscheidet entscheidungsliste entschieden
    entschuldige entschuldigen ergebnis erhalten erhältst erinnerung erklärung erlaubt erledigt erreicht erste
    ersten erstes erwähnt erwarteten etwas euch fällt falsch fand fassen fehlen fehlt festgehalten feststeht findet
    folgendes folgt frage fragen frei freuen freundlichen früher funktioniert für ganze ganzen gäste gästeliste
    gästen gastgeber geändert geantwortet geben gebeten gefallen gefehlt gegangen gegeben gehen geht geklappt
    gelesen gemeinsam gemeldet genügt gerade gesagt geschehen geschickt geschieht geschlossen gesehen gesendet
    gespeichert gespräch gespräche gesprochen gestrichen getroffen gewartet gewünschte gib gibt gilt gleich
    gleichzeitig grüße grüßen guten habe haben halbe halten hältst hast hätten haus helfen heraus herzlich heute
    hilft hinaus hinweise hinzufügen hinzugefügt hören hörst ich ihn ihnen ihr ihre ihrem ihren ihrer immer inhalte
    innerhalb interessent inzwischen ist jahresplan jede jedem jemand jemanden jetzt kalenderdatei kam kamen kann
    kannst kein keine keinen kennenlernen kennst klappt klick knopf kommen kommst kommt können könnte konnten
    konntest kurz kurze kurzem lassen läuft lebenszeichen leitung lesen letzte letzten lieber liegt
    machen mailbox märz mehr mein meine meldet meldung menschen mich mindestens mir mitkommen möchte möchten
    möchtest müssen mussten musstest nach nachlesen nachname nachricht nachrichten nächste nächsten nein nennen neu
    neue neuen neuigkeiten nicht nichts nie niemandem noch nochmals notieren nötig notiz nur ob oder offen offene
    öffne öffnen öffnet ordnung ortszeit passt persönlich platz plätze präsentation prüfen punkte quelle reihe
    richtige rückgängig rückruf ruf rufe rufen ruft ruhigen sagte satz schauen schicken schließen schon schön
    schreiben schritt sehen sehr sein seite seiten selbst senden sich sicher sie siehst sieht sind sobald solange
    soll sonst spät später speichern sprache spreche sprechen spricht stattgefunden stehen stehst steht stimmt
    streichen stunde suchen tagen teile teilen teilnahme termin texte trotzdem tun über übergabe übergeben überhaupt
    übernehmen übernimmt übernommen uhr umsatz umstände und uns unser unsere unten unter unterlagen unternehmen
    unterschreiben unterschrieben unterschrift veranstaltung vereinbart vereinbarung vereinbarungen verfügung
    vergeben verlauf veröffentlicht verschickt verschiedene verschoben verschwindet versehen versprochen versuch
    versuchen vertretung vertrieb vertriebsleitung viele vielleicht vom von vor vorbei vorher vorname vorschlag
    vorschlagen vorwurf wählen während wann wäre warst warteliste warten wartet warum weil weiß weißt weiter weitere
    weitergeben weitergehen weiterhin weitermachen weitersprechen weiterverfolgen welches wem wen wenn wer werfen
    wert wichtig wichtigste widersprochen wieder willkommen wir wird wissen woche woher wollte worauf worten wozu
    wurde würde zahlen zählt zeichen zeigen zeile zeilen zeit zeiten zeitpunkt zielgruppe zu zuerst zugesagt zum zur
    zurück zurückgenommen zurückgeschrieben zurückgezogen zwei zwischen`),
  en: list(`
    able about accepted add added address after afterwards again ago agree agreed all allowed almost along already
    always and another answer answered answers any anybody anything anyway apologise appointment approached are ask
    asked asks attached attachment attempt attendance audience away back became become becomes been before begins
    begun behalf being below better between both bring brings but button calendar call called calling calls came
    campaign campaigns can cancellation cancelled cannot change changed changes checked choice choose close closed
    colleague colleagues come comes coming companies complained confirmation consent contacts conversation
    conversations could counts customer date day days decide decided decides decision declined definite deputy did
    different discussed documents does done downloaded due each early effect else enough enter entry every everybody
    everything expected explanation familiar few figures files first follow followed follows forward free from
    further get gets getting given go goal goes good guest guests handed happened has he hear hello here hour how if
    included including inconvenience interest invitations invite invited issue its itself join joining keep know
    known knows language latest least leave left letting liked lines lists longer mailed make many margin matter
    matters may mean mentioned missed missing mistake more moved much my myself need needs neither never new next
    nobody none noted nothing notices now number off often old once only opens or ordered others otherwise our out
    outcome own paused people permission personally phone pity place please possible practical presentation press
    presumed probably promised proposal published question questions quiet quotes rather reached read ready reason
    received recently record recording regards released rep reply report reported reproach reps revenue right said
    same save saved say says screen seat seats shall share she short sides sign signature signed since somebody
    something soon sooner source speak spoke spoken standing stands stay stays step strike struck subject such
    suggest suit suits sure take taken takes tell texts thank thanks that the their them then there these they
    things think this those thought through tick times today together told too took touch try two unable undo
    unsubscribed until up use value wait waited waiting waits wants watch welcome well went were what when where
    whether which while who whoever whole whom why with withdrawn within without wondered words work works would
    written wrong yes yet you your yourself`),
};

function list(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
