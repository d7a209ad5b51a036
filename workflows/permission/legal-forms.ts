/**
 * `legal`: a legal person (or treated as one); `sole`: a business that is a natural person or a partnership of them;
 * `unknown`: not in the table, which counts as a natural person who is no business.
 */
export type LegalFormKind = 'legal' | 'sole' | 'unknown';

const LEGAL = [
  // Netherlands and Belgium
  'bv, nv, bvba, besloten vennootschap, naamloze vennootschap, stichting, vereniging, cooperatie, cooperatie ua',
  'onderlinge waarborgmaatschappij, overheid, gemeente, publiekrechtelijke rechtspersoon',
  // Denmark
  'aps, as, ivs, ps, ks, amba, fmba, smba, fond, forening, anpartsselskab, aktieselskab, kommanditselskab',
  // Germany, Austria, Switzerland
  'gmbh, ggmbh, ag, ug, ug haftungsbeschrankt, kg, gmbh co kg, ohg, kgaa, eg, ev, se, stiftung, partg, partgmbb, verein',
  // Great Britain and Ireland; an LLP is a corporate subscriber (PECR reg. 2)
  'ltd, limited, plc, llp, cic, cio, company limited by guarantee',
  // Elsewhere
  'inc, corp, llc, sa, sas, sarl, srl, spa, sl, ab, oy, oyj, asa, sp zoo',
];

const SOLE = [
  'eenmanszaak, zzp, zzper, vof, maatschap, cv, freelance, freelancer, vennootschap onder firma',
  'commanditaire vennootschap, enkeltmandsvirksomhed, is, interessentskab, pmv, personligt ejet mindre virksomhed',
  'ek, ekfm, ekfr, gbr, einzelunternehmen, einzelkaufmann, freiberufler, eingetragener kaufmann, eingetragene kauffrau',
  'sole trader, partnership',
];

const KINDS = new Map<string, LegalFormKind>([...formsOf(LEGAL, 'legal'), ...formsOf(SOLE, 'sole')]);

/** What a legal form as it stands in a file (`B.V.`, `A/S`, `e.K.`) means for permissions, whatever the country. */
export function legalFormKind(legalForm: string | undefined): LegalFormKind {
  if (legalForm === undefined) return 'unknown';
  return KINDS.get(legalForm) ?? KINDS.get(lettersOf(legalForm)) ?? 'unknown';
}

function formsOf(lists: readonly string[], kind: LegalFormKind): [string, LegalFormKind][] {
  return lists.flatMap((list) => list.split(',').map((form): [string, LegalFormKind] => [lettersOf(form), kind]));
}

function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
}
