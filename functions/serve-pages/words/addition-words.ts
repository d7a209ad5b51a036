import { dayWords } from '../../../workflows/texts/date-words.ts';
import type { AudienceWords } from './audience-words.ts';

/** Why somebody whom a rep adds is not taken, as the rep reads it. */
interface AdditionWords {
  readonly there: (whose: string) => string;
  readonly objected: string;
  readonly customer: string;
  readonly unreachable: string;
  readonly noTexts: string;
  readonly saidNo: (until: string) => string;
  readonly colleagueSaidNo: (until: string) => string;
  readonly busy: (campaign: string) => string;
  readonly field: (label: string) => string;
}

const NL: AdditionWords = {
  there: (whose) => `staat al op de lijst van ${whose}`,
  objected: 'heeft bezwaar gemaakt tegen alles',
  customer: 'is al klant',
  unreachable: 'er is geen mailadres, telefoonnummer of postadres',
  noTexts: 'er zijn geen teksten in deze taal',
  saidNo: (until) => `zei nee; niet opnieuw vóór ${until}`,
  colleagueSaidNo: (until) => `de organisatie zei nee; niet opnieuw vóór ${until}`,
  busy: (campaign) => `doet al mee in de campagne ${campaign}`,
  field: (label) => `dit klopt niet of ontbreekt: ${label}`,
};

const DA: AdditionWords = {
  there: (whose) => `står allerede på listen hos ${whose}`,
  objected: 'har gjort indsigelse mod alt',
  customer: 'er allerede kunde',
  unreachable: 'der er hverken mailadresse, telefonnummer eller postadresse',
  noTexts: 'der er ingen tekster på dette sprog',
  saidNo: (until) => `sagde nej; ikke igen før ${until}`,
  colleagueSaidNo: (until) => `organisationen sagde nej; ikke igen før ${until}`,
  busy: (campaign) => `er allerede med i kampagnen ${campaign}`,
  field: (label) => `dette er forkert eller mangler: ${label}`,
};

const DE: AdditionWords = {
  there: (whose) => `steht schon auf der Liste von ${whose}`,
  objected: 'hat allem widersprochen',
  customer: 'ist schon Kunde',
  unreachable: 'es gibt weder E-Mail-Adresse noch Telefonnummer noch Postanschrift',
  noTexts: 'es gibt keine Texte in dieser Sprache',
  saidNo: (until) => `hat nein gesagt; nicht wieder vor dem ${until}`,
  colleagueSaidNo: (until) => `die Organisation hat nein gesagt; nicht wieder vor dem ${until}`,
  busy: (campaign) => `nimmt schon an der Kampagne ${campaign} teil`,
  field: (label) => `das stimmt nicht oder fehlt: ${label}`,
};

const EN: AdditionWords = {
  there: (whose) => `is already on the list of ${whose}`,
  objected: 'has objected to everything',
  customer: 'is a customer already',
  unreachable: 'there is no mail address, phone number or postal address',
  noTexts: 'there are no texts in this language',
  saidNo: (until) => `said no; not again before ${until}`,
  colleagueSaidNo: (until) => `the organisation said no; not again before ${until}`,
  busy: (campaign) => `is in the campaign ${campaign} already`,
  field: (label) => `this is wrong or missing: ${label}`,
};

const WORDS: Readonly<Record<string, AdditionWords>> = { nl: NL, da: DA, de: DE, en: EN };

/** A problem as `validate` would tell it, in the rep's language: of a wrong field its label, else what stands against it. */
export function additionWords(problem: string, language: string, fields: AudienceWords['fields']): string {
  const words = WORDS[language] ?? EN;
  const [, who = '', said = problem] = /^(\S+): (.+)$/s.exec(problem) ?? [];
  if (Object.hasOwn(fields, who)) return words.field(fields[who as keyof typeof fields]);
  return told(problem, words, language) ?? told(said, words, language) ?? problem;
}

function told(said: string, words: AdditionWords, language: string): string | undefined {
  const list = /is in the audience already, on the list of (.+)$/.exec(said)?.[1];
  if (list !== undefined) return words.there(list);
  if (said === 'objected to everything') return words.objected;
  if (said === 'is a customer already') return words.customer;
  if (said.startsWith('no mail address, no phone number')) return words.unreachable;
  if (said.startsWith('is missing in ')) return words.noTexts;
  const campaign = /^is in the running campaign (.+)$/.exec(said)?.[1];
  if (campaign !== undefined) return words.busy(campaign);
  const [, who, until] = /^(he|his organisation) said no: not again before (\S+)$/.exec(said) ?? [];
  if (until === undefined) return undefined;
  const day = dayWords(until, language);
  return who === 'he' ? words.saidNo(day) : words.colleagueSaidNo(day);
}
