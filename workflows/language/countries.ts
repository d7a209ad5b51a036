/** What a country gives a campaign or a contact that does not say otherwise. */
export interface CountryDefaults {
  readonly language: string;
  readonly timeZone: string;
  /** Key of the holiday table. */
  readonly holidays: string;
  readonly phonePrefix: string;
}

function country(code: string, language: string, timeZone: string, phonePrefix: string): [string, CountryDefaults] {
  return [code, { language, timeZone, holidays: code, phonePrefix }];
}

/** By ISO 3166-1 code. Where a country has several languages or zones: the one of most companies. Each has a table of holidays. */
export const COUNTRIES: ReadonlyMap<string, CountryDefaults> = new Map([
  country('NL', 'nl', 'Europe/Amsterdam', '+31'),
  country('BE', 'nl', 'Europe/Brussels', '+32'),
  country('LU', 'fr', 'Europe/Luxembourg', '+352'),
  country('DK', 'da', 'Europe/Copenhagen', '+45'),
  country('DE', 'de', 'Europe/Berlin', '+49'),
  country('AT', 'de', 'Europe/Vienna', '+43'),
  country('CH', 'de', 'Europe/Zurich', '+41'),
  country('GB', 'en', 'Europe/London', '+44'),
  country('IE', 'en', 'Europe/Dublin', '+353'),
  country('US', 'en', 'America/New_York', '+1'),
  country('FR', 'fr', 'Europe/Paris', '+33'),
  country('ES', 'es', 'Europe/Madrid', '+34'),
  country('IT', 'it', 'Europe/Rome', '+39'),
  country('PL', 'pl', 'Europe/Warsaw', '+48'),
  country('SE', 'sv', 'Europe/Stockholm', '+46'),
  country('NO', 'no', 'Europe/Oslo', '+47'),
]);
