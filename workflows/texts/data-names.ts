type Names = Readonly<Record<string, string>>;

/** Columns and criteria that a plan may ask for, as a rep or manager calls them. */
const FIELDS: Readonly<Record<string, Names>> = {
  nl: {
    ...{
      salutation: 'aanhef',
      title: 'titel',
      firstName: 'voornaam',
      lastName: 'achternaam',
      organisation: 'organisatie',
    },
    ...{ legalForm: 'rechtsvorm', role: 'functie of rol', buyingRole: 'rol in de aankoop', email: 'mailadres' },
    ...{ phone: 'telefoonnummer', mobile: 'mobiel nummer', address: 'adres', street: 'straat', postcode: 'postcode' },
    ...{ city: 'plaats', country: 'land', region: 'regio', language: 'taal', segment: 'segment', source: 'bron' },
    ...{ issue: 'vraagstuk', timing: 'termijn', supplier: 'huidige leverancier', solution: 'oplossing' },
  },
  da: {
    ...{
      salutation: 'tiltaleform',
      title: 'titel',
      firstName: 'fornavn',
      lastName: 'efternavn',
      organisation: 'organisation',
    },
    ...{
      legalForm: 'virksomhedsform',
      role: 'stilling eller rolle',
      buyingRole: 'rolle i købet',
      email: 'mailadresse',
    },
    ...{ phone: 'telefonnummer', mobile: 'mobilnummer', address: 'adresse', street: 'gade', postcode: 'postnummer' },
    ...{ city: 'by', country: 'land', region: 'region', language: 'sprog', segment: 'segment', source: 'kilde' },
    ...{ issue: 'udfordring', timing: 'tidshorisont', supplier: 'nuværende leverandør', solution: 'løsning' },
  },
  de: {
    ...{
      salutation: 'Anrede',
      title: 'Titel',
      firstName: 'Vorname',
      lastName: 'Nachname',
      organisation: 'Organisation',
    },
    ...{
      legalForm: 'Rechtsform',
      role: 'Funktion oder Rolle',
      buyingRole: 'Rolle im Einkauf',
      email: 'E-Mail-Adresse',
    },
    ...{
      phone: 'Telefonnummer',
      mobile: 'Mobilnummer',
      address: 'Adresse',
      street: 'Straße',
      postcode: 'Postleitzahl',
    },
    ...{ city: 'Ort', country: 'Land', region: 'Region', language: 'Sprache', segment: 'Segment', source: 'Quelle' },
    ...{ issue: 'Anliegen', timing: 'Zeitpunkt', supplier: 'heutiger Anbieter', solution: 'Lösung' },
  },
  en: {
    ...{
      salutation: 'salutation',
      title: 'title',
      firstName: 'first name',
      lastName: 'last name',
      organisation: 'organisation',
    },
    ...{ legalForm: 'legal form', role: 'role', buyingRole: 'role in the purchase', email: 'mail address' },
    ...{ phone: 'phone number', mobile: 'mobile number', address: 'address', street: 'street', postcode: 'postcode' },
    ...{
      city: 'city',
      country: 'country',
      region: 'region',
      language: 'language',
      segment: 'segment',
      source: 'source',
    },
    ...{ issue: 'issue', timing: 'timing', supplier: 'current supplier', solution: 'solution' },
  },
};

/** Files as the built-in workflows call them. */
const FILES: Readonly<Record<string, Names>> = {
  nl: { presentation: 'presentatie', recording: 'opname', whitepaper: 'whitepaper', infographic: 'infographic' },
  da: { presentation: 'præsentation', recording: 'optagelse', whitepaper: 'whitepaper', infographic: 'infografik' },
  de: { presentation: 'Präsentation', recording: 'Aufzeichnung', whitepaper: 'Whitepaper', infographic: 'Infografik' },
  en: { presentation: 'presentation', recording: 'recording', whitepaper: 'white paper', infographic: 'infographic' },
};

/** `telefoonnummer`; a column of the marketer's own as he named it. */
export function fieldName(language: string, field: string): string {
  return nameIn(FIELDS[language] ?? FIELDS.en, field);
}

/** `presentatie`; a file of the campaign's own as the marketer named it. */
export function fileName(language: string, file: string): string {
  return nameIn(FILES[language] ?? FILES.en, file);
}

function nameIn(names: Names = {}, code: string): string {
  return (Object.hasOwn(names, code) ? names[code] : undefined) ?? code;
}
