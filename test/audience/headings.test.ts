import { describe, expect, it } from 'vitest';
import { readHeadings } from '../../workflows/audience/headings.ts';
import { printed } from './read-csv.ts';

function read(line: string) {
  const delimiter = ';';
  return readHeadings({ file: 'invitees.csv', line: 1, cells: line.split(delimiter), delimiter });
}

function fields(line: string): string[] {
  return read(line).columns.map((column) => (column.kind === 'field' ? column.field : `more.${column.name}`));
}

describe('headings', () => {
  it.each([
    ['Dutch', 'E-mailadres;Aanhef;Voornaam;Voorletters;Tussenvoegsel;Achternaam;Bedrijfsnaam;KvK-nummer;Rechtsvorm'],
    ['Danish', 'E-mailadresse;hr/fru;fornavn;initials;lastNamePrefix;EFTERNAVN;virksomhed;CVR;virksomhedsform'],
    ['German', 'E-Mail-Adresse;Anrede;Vorname;initials;Namenszusatz;Nachname;Unternehmen;USt-IdNr.;Rechtsform'],
    ['English', 'e_mail;SALUTATION;first name;initials;last-name-prefix;lastName;Company;organisation id;legal form'],
  ])('of names and organisations are known in %s', (_, line) => {
    expect(fields(line)).toEqual([
      'email',
      'salutation',
      'firstName',
      'initials',
      'lastNamePrefix',
      'lastName',
      'organisation',
      'organisationId',
      'legalForm',
    ]);
  });

  it.each([
    [
      'Dutch',
      'mail;bedrijf;Functie;Rol in aankoop;Telefoon;Mobiel;Straat;Postcode;Plaats;Land;Provincie;Taal;Tijdzone;Bron',
    ],
    ['Danish', 'mail;firma;Stilling;Rolle i købet;telefon;mobil;gade;postnr;by;land;region;sprog;tidszone;kilde'],
    [
      'German',
      'mail;Firma;Position;Rolle im Einkauf;Telefon;Mobil;Straße;PLZ;Ort;Land;Bundesland;Sprache;Zeitzone;Quelle',
    ],
  ])('of role, place and source are known in %s', (_, line) => {
    expect(fields(line).slice(2)).toEqual([
      'role',
      'buyingRole',
      'phone',
      'mobile',
      'street',
      'postcode',
      'city',
      'country',
      'region',
      'language',
      'timeZone',
      'source',
    ]);
  });

  it.each([
    [
      'Dutch',
      'mail;bedrijf;Relatiebeheerder;Persoonlijke zin;Toestemming mail;Toestemming mail bron;Toestemming telefoon;Toestemming telefoon reden;Fase;Opmerking',
    ],
    [
      'Danish',
      'mail;firma;sælger;personlig linje;samtykke mail;samtykke mail kilde;samtykke telefon;samtykke telefon begrundelse;status;bemærkning',
    ],
    [
      'German',
      'mail;Firma;Betreuer;persönlicher Satz;Einwilligung E-Mail;Einwilligung E-Mail Quelle;Einwilligung Telefon;Einwilligung Telefon Grund;Phase;Bemerkung',
    ],
    [
      'English',
      'email;company;owner;personalLine;emailPermission;emailPermissionSource;phonePermission;phonePermissionReason;stage;note',
    ],
  ])('of reps, permissions and stages are known in %s', (_, line) => {
    expect(fields(line).slice(2)).toEqual([
      'rep',
      'personalLine',
      'emailPermission',
      'emailPermissionSource',
      'phonePermission',
      'phonePermissionReason',
      'stage',
      'note',
    ]);
  });

  it('that are unknown keep their column, said once each', () => {
    const headings = read('email;organisation;Aantal medewerkers;VIP;voornam;;ÆØ-tal');
    expect(headings.columns.slice(2)).toEqual([
      { kind: 'more', name: 'aantalMedewerkers' },
      { kind: 'more', name: 'vip' },
      { kind: 'more', name: 'voornam' },
      { kind: 'more', name: 'column6' },
      { kind: 'more', name: 'aeOTal' },
    ]);
    expect(printed(headings).slice(0, 3)).toEqual([
      'invitees.csv:1:3: unknown column "Aantal medewerkers": kept as contact.more.aantalMedewerkers.',
      'invitees.csv:1:4: unknown column "VIP": kept as contact.more.vip.',
      'invitees.csv:1:5: unknown column "voornam": kept as contact.more.voornam. Did you mean "firstName"?',
    ]);
    expect(headings.problems.every(({ severity }) => severity === 'note')).toBe(true);
  });

  it('that mean the same keep both columns, the first as the field', () => {
    const headings = read('email;organisation;bedrijf;land');
    expect(headings.columns[2]).toEqual({ kind: 'more', name: 'bedrijf' });
    expect(printed(headings)).toEqual([
      'invitees.csv:1:3: the columns "organisation" and "bedrijf" mean the same. The first counts; the second is kept as contact.more.bedrijf.',
    ]);
  });

  it('without a mail address name what was found and what to rename, word by word', () => {
    expect(printed(read('Naam;Bedrijf;E-post;Telefoon')).at(-1)).toBe(
      'invitees.csv:1: no column for the mail address. Found: Naam;Bedrijf;E-post;Telefoon. ' +
        'Accepted for it: email, e-mail, mailadres, e-mailadres, mail. Rename "E-post" and try again.',
    );
  });

  it('without a mail address are enough with a phone or an address', () => {
    expect(read('organisation;phone;country').problems).toEqual([]);
    expect(read('organisation;street;postcode;country').problems).toEqual([]);
    expect(printed(read('organisation;firstName'))).toEqual([
      expect.stringMatching(
        /^invitees\.csv:1: no column for the mail address\..* Rename the column that holds it and try again\.$/,
      ),
    ]);
  });

  it('without a country say that the strictest rules hold', () => {
    const { problems } = read('email;organisation');
    expect(problems.map(({ severity }) => severity)).toEqual(['note']);
    expect(problems[0]?.message).toContain('no column for the country: the strictest rules');
  });

  it('without an organisation are an error', () => {
    expect(printed(read('email;bedrjf')).at(-1)).toContain('no column for the organisation. Found: email;bedrjf.');
    expect(printed(read('email;bedrjf')).at(-1)).toContain('Rename "bedrjf" and try again.');
  });
});
