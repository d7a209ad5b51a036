/** Accepted headings by field: the field's own name, then Dutch, Danish, German. Compared by `fold`. docs/campaign-file.md tells them. */
export const ACCEPTED_HEADINGS = {
  email: ['email', 'e-mail', 'mailadres', 'e-mailadres', 'mail', 'e-mailadresse', 'E-Mail-Adresse', 'mailadresse'],
  salutation: ['salutation', 'aanhef', 'dhr/mevr', 'hr/fru', 'Anrede'],
  // Danish means by "titel" what others call salutation: the cell decides, see `read-row.ts`.
  titel: ['titel'],
  title: ['title', 'titel (akad.)', 'akademischer Titel'],
  firstName: ['firstName', 'voornaam', 'fornavn', 'Vorname'],
  initials: ['initials', 'voorletters', 'initialen', 'initialer'],
  lastNamePrefix: ['lastNamePrefix', 'tussenvoegsel', 'Namenszusatz'],
  lastName: ['lastName', 'achternaam', 'efternavn', 'Nachname', 'surname'],
  organisation: [
    ...['organisation', 'bedrijf', 'bedrijfsnaam', 'organisatie', 'company', 'virksomhed', 'firma', 'Unternehmen'],
    ...['organization', 'Organisation'],
  ],
  organisationId: ['organisationId', 'kvk', 'kvk-nummer', 'cvr', 'cvr-nummer', 'cvr-nr', 'HRB', 'USt-IdNr.'],
  legalForm: ['legalForm', 'rechtsvorm', 'virksomhedsform', 'Rechtsform'],
  role: ['role', 'functie', 'rol', 'stilling', 'rolle', 'Funktion', 'Position'],
  buyingRole: ['buyingRole', 'rol in aankoop', 'rolle i købet', 'Rolle im Einkauf'],
  phone: ['phone', 'telefoon', 'telefoonnummer', 'telefon', 'telefonnummer', 'Telefonnr.', 'tlf'],
  mobile: ['mobile', 'mobiel', 'mobielnummer', 'mobil', 'mobilnummer', 'mobiltelefon'],
  street: ['street', 'straat', 'adres', 'gade', 'adresse', 'address', 'Straße', 'Strasse'],
  postcode: ['postcode', 'postnr', 'postnummer', 'PLZ', 'Postleitzahl'],
  city: ['city', 'plaats', 'woonplaats', 'by', 'Ort', 'Stadt'],
  country: ['country', 'land'],
  region: ['region', 'provincie', 'Bundesland'],
  language: ['language', 'taal', 'sprog', 'Sprache'],
  timeZone: ['timeZone', 'tijdzone', 'tidszone', 'Zeitzone'],
  segment: ['segment', 'doelgroep'],
  source: ['source', 'bron', 'kilde', 'Quelle'],
  rep: [
    'rep',
    'verkoper',
    'accountmanager',
    'relatiebeheerder',
    'owner',
    'sælger',
    'ansvarlig',
    'Vertrieb',
    'Betreuer',
  ],
  personalLine: ['personalLine', 'persoonlijke zin', 'personlig linje', 'persönlicher Satz'],
  emailPermission: ['emailPermission', 'toestemming mail', 'samtykke mail', 'Einwilligung E-Mail'],
  emailPermissionSource: [
    'emailPermissionSource',
    ...['toestemming mail bron', 'samtykke mail kilde', 'Einwilligung E-Mail Quelle'],
  ],
  emailPermissionAt: [
    'emailPermissionAt',
    ...['toestemming mail datum', 'samtykke mail dato', 'Einwilligung E-Mail Datum'],
  ],
  emailPermissionText: [
    'emailPermissionText',
    ...['toestemming mail tekst', 'samtykke mail tekst', 'Einwilligung E-Mail Text'],
  ],
  phonePermission: ['phonePermission', 'toestemming telefoon', 'samtykke telefon', 'Einwilligung Telefon'],
  phonePermissionSource: [
    'phonePermissionSource',
    ...['toestemming telefoon bron', 'samtykke telefon kilde', 'Einwilligung Telefon Quelle'],
  ],
  phonePermissionAt: [
    'phonePermissionAt',
    ...['toestemming telefoon datum', 'samtykke telefon dato', 'Einwilligung Telefon Datum'],
  ],
  phonePermissionReason: [
    ...['phonePermissionReason', 'phonePermissionText', 'toestemming telefoon reden', 'toestemming telefoon tekst'],
    ...['samtykke telefon begrundelse', 'samtykke telefon tekst', 'Einwilligung Telefon Grund'],
    ...['Einwilligung Telefon Text'],
  ],
  stage: ['stage', 'fase', 'status', 'Phase'],
  crmContactId: ['crmContactId', 'crm-nummer', 'crm-id'],
  crmOrganisationId: ['crmOrganisationId', 'crm-organisatie', 'crm-organisation'],
  note: ['note', 'opmerking', 'bemærkning', 'Bemerkung', 'notitie'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A field of the audience that has a heading of its own. */
export type AudienceField = keyof typeof ACCEPTED_HEADINGS;

/** All fields, in the table's order. */
export const AUDIENCE_FIELDS = Object.keys(ACCEPTED_HEADINGS) as AudienceField[];
