/** What the week's figures are called, in the languages of Baton's internal texts. */
interface WeeklyWords {
  readonly figures: Readonly<Record<WeeklyFigure, string>>;
  readonly of: (count: string, all: string) => string;
  readonly seats: (count: string) => string;
  readonly inPlan: (count: string) => string;
  readonly more: (count: string) => string;
}

export type WeeklyFigure =
  | 'invited'
  | 'responded'
  | 'accepted'
  | 'attended'
  | 'approached'
  | 'visited'
  | 'quoted'
  | 'customers';

const WORDS: Readonly<Record<string, WeeklyWords>> = {
  nl: {
    figures: {
      ...{ invited: 'Uitgenodigd', responded: 'Hebben geantwoord', accepted: 'Komen', attended: 'Waren er' },
      ...{
        approached: 'Organisaties gesproken of gebeld',
        visited: 'Bezocht',
        quoted: 'Offertes',
        customers: 'Klanten',
      },
    },
    of: (count, all) => `${count} van ${all}`,
    seats: (count) => `${count} plaatsen`,
    inPlan: (count) => `${count} dit jaar`,
    more: (count) => `en nog ${count}`,
  },
  da: {
    figures: {
      ...{ invited: 'Inviteret', responded: 'Har svaret', accepted: 'Kommer', attended: 'Var med' },
      ...{
        approached: 'Virksomheder talt med eller ringet til',
        visited: 'Besøgt',
        quoted: 'Tilbud',
        customers: 'Kunder',
      },
    },
    of: (count, all) => `${count} af ${all}`,
    seats: (count) => `${count} pladser`,
    inPlan: (count) => `${count} i år`,
    more: (count) => `og ${count} til`,
  },
  de: {
    figures: {
      ...{ invited: 'Eingeladen', responded: 'Haben geantwortet', accepted: 'Kommen', attended: 'Waren dabei' },
      ...{
        approached: 'Unternehmen gesprochen oder angerufen',
        visited: 'Besucht',
        quoted: 'Angebote',
        customers: 'Kunden',
      },
    },
    of: (count, all) => `${count} von ${all}`,
    seats: (count) => `${count} Plätze`,
    inPlan: (count) => `${count} in diesem Jahr`,
    more: (count) => `und ${count} weitere`,
  },
  en: {
    figures: {
      ...{ invited: 'Invited', responded: 'Have answered', accepted: 'Are coming', attended: 'Were there' },
      ...{
        approached: 'Organisations called or spoken to',
        visited: 'Visited',
        quoted: 'Quotes',
        customers: 'Customers',
      },
    },
    of: (count, all) => `${count} of ${all}`,
    seats: (count) => `${count} seats`,
    inPlan: (count) => `${count} this year`,
    more: (count) => `and ${count} more`,
  },
};

/** The words of a reader's language; English for one that has none. */
export function weeklyWords(language: string): WeeklyWords {
  const words = WORDS[language] ?? WORDS.en;
  if (!words) throw new Error('no words for the week');
  return words;
}
