import { describe, expect, it } from 'vitest';
import { parseEmail } from '../../workflows/audience/read-email.ts';
import { parsePhone } from '../../workflows/audience/read-phone.ts';
import { printed, readCells, readCsv } from './read-csv.ts';

const ANNA = { email: 'anna@voorbeeld.example' };

async function contactOf(cells: Readonly<Record<string, string>>) {
  const audience = await readCells({ ...ANNA, ...cells });
  return {
    contact: audience.contacts[0],
    told: printed(audience),
    severities: audience.problems.map((one) => one.severity),
  };
}

describe('a phone number', () => {
  it.each([
    '+31 10 123 45 67',
    '0031 10 123 45 67',
    '00 31 101234567',
    '+31 (0)10 123 45 67',
    '010 - 123 45 67',
    '(010) 1234567',
    '010/123.45.67',
    '0101234567',
    'tel:+31-10-1234567',
    '31101234567', // Excel ate the plus
    '101234567', // Excel ate the zero
    "'+31101234567", // escaped by an export
    '+31\u00a010\u00a0123\u202f45\u00a067',
    '010 1234567 tst. 12',
  ])('F40: is one E.164 number, written as %s', async (phone) => {
    const { contact, told } = await contactOf({ phone, country: 'NL' });
    expect(contact?.phone).toBe('+31101234567');
    expect(told).toEqual([]);
  });

  it('F40: is of the country of its row, else of the campaign', async () => {
    expect((await contactOf({ phone: '20 12 34 56', country: 'Denmark' })).contact?.phone).toBe('+4520123456');
    expect((await contactOf({ phone: '030 901820', country: 'DE' })).contact?.phone).toBe('+4930901820');
    expect((await contactOf({ phone: '010 123 45 67' })).contact?.phone).toBe('+31101234567');
    expect((await contactOf({ phone: '+45 20 12 34 56', country: 'NL' })).contact?.phone).toBe('+4520123456');
  });

  it('F40: turned into a float by Excel is refused word by word, and the row stays', async () => {
    const csv = 'email;a;b;c;d;organisation;source;Telefoon\nanna@x.example;;;;;X;bought-x;3,16123E+10\n';
    const audience = await readCsv(csv);
    expect(printed(audience).at(-1)).toBe(
      'invitees.csv:2:8 phone: Excel turned this number into 3,16123E+10. Format the column as text and export again. The row stays, without phone.',
    );
    expect(audience.contacts[0]).not.toHaveProperty('phone');
  });

  it.each(['12', 'geen', '+31 10 12', '+999 123456789', '0101234567890123'])(
    'F40: %s is refused, and the row stays',
    async (mobile) => {
      const { contact, told, severities } = await contactOf({ mobile, country: 'NL' });
      expect(contact).not.toHaveProperty('mobile');
      expect(told).toEqual([
        `invitees.csv:2:4 mobile: "${mobile}" is no phone number of NL. Write it with its country, e.g. +31 10 123 45 67. The row stays, without mobile.`,
      ]);
      expect(severities).toEqual(['warning']);
    },
  );

  it('that was made up with zeros is taken, as examples have them', () => {
    expect(parsePhone('+45 00 00 00 01', 'NL')).toBe('+4500000001');
    expect(parsePhone('+31 6 00000103', 'NL')).toBe('+31600000103');
    expect(parsePhone('+45 01 23 45 67', 'NL')).toBeUndefined();
  });
});

describe('a mail address', () => {
  it.each([
    [' Anna.Jansen@Voorbeeld.EXAMPLE ', 'Anna.Jansen@voorbeeld.example'],
    ['mailto:anna@x.example', 'anna@x.example'],
    ['Anna Jansen <anna@x.example>', 'anna@x.example'],
    ['anna@müller.example', 'anna@xn--mller-kva.example'],
  ])('%s is %s', async (written, address) => {
    expect((await contactOf({ email: written })).contact?.email).toBe(address);
  });

  it.each(['anna', 'anna@localhost', 'a@b@c', 'a@x.example; b@x.example', 'jørn@x.example', '@x.example'])(
    '%s is none',
    (text) => {
      expect(parseEmail(text)).toBeUndefined();
    },
  );
});

describe('country, language and zone', () => {
  it.each([
    ['NL', 'NL', 'nl', 'Europe/Amsterdam'],
    ['Denemarken', 'DK', 'da', 'Europe/Copenhagen'],
    ['danmark', 'DK', 'da', 'Europe/Copenhagen'],
    ['Niederlande', 'NL', 'nl', 'Europe/Amsterdam'],
    ['UK', 'GB', 'en', 'Europe/London'],
    ['Großbritannien', 'GB', 'en', 'Europe/London'],
  ])('%s gives %s, %s, %s', async (written, country, language, timeZone) => {
    expect((await contactOf({ country: written })).contact).toMatchObject({ country, language, timeZone });
  });

  it('empty give the campaign’s language and zone and no country', async () => {
    const { contact, told } = await contactOf({ country: '' });
    expect(contact).toMatchObject({ language: 'nl', timeZone: 'Europe/Amsterdam' });
    expect(contact).not.toHaveProperty('country');
    expect(told).toEqual([]);
  });

  it('F13: an unknown zone falls back to the country’s with a warning, and nobody is dropped', async () => {
    const rows = Array.from({ length: 3800 }, (_, index) => `c${index}@x.example,X,bought-x,DK,Europe/Kopenhagen`).join(
      '\n',
    );
    const audience = await readCsv(`email,organisation,source,country,timeZone\n${rows}\n`);
    expect(audience.contacts).toHaveLength(3800);
    expect(new Set(audience.contacts.map(({ timeZone }) => timeZone))).toEqual(new Set(['Europe/Copenhagen']));
    expect(printed(audience)).toEqual([
      'invitees.csv:2:5 timeZone: "Europe/Kopenhagen" is no time zone: write e.g. Europe/Amsterdam. Europe/Copenhagen is used, that of DK. The same in rows 3, 4, 5 … (3799 rows).',
    ]);
    expect(audience.problems[0]?.severity).toBe('warning');
  });

  it('F13: an unknown zone without a country falls back to the campaign’s', async () => {
    const { contact, told } = await contactOf({ timeZone: 'CET+1' });
    expect(contact?.timeZone).toBe('Europe/Amsterdam');
    expect(told).toEqual([expect.stringContaining('Europe/Amsterdam is used, the campaign’s.')]);
  });

  it('unknown words fall back with a warning, a country to the strictest rules', async () => {
    const { contact, told } = await contactOf({ country: 'constructor', language: 'klingon' });
    expect(contact).toMatchObject({ language: 'nl' });
    expect(contact).not.toHaveProperty('country');
    expect(told).toEqual([
      'invitees.csv:2:4 country: "constructor" is no country: write two letters, e.g. NL, DK, DE, GB. The strictest rules hold for this row.',
      'invitees.csv:2:5 language: "klingon" is no language: write two letters, e.g. nl, da, de, en. nl is used, the campaign’s.',
    ]);
  });

  it.each([
    ['Deens', 'da'],
    ['Tysk', 'de'],
    ['nl-BE', 'nl'],
    ['DK', 'da'],
    ['Englisch', 'en'],
    ['fr', 'fr'],
  ])('the language %s is %s', async (written, language) => {
    expect((await contactOf({ language: written })).contact?.language).toBe(language);
  });

  it('a Bundesland becomes its code', async () => {
    expect((await contactOf({ country: 'DE', region: 'Nordrhein-Westfalen' })).contact?.region).toBe('NW');
    expect((await contactOf({ country: 'DE', region: 'Baden-Württemberg' })).contact?.region).toBe('BW');
    expect((await contactOf({ country: 'NL', region: 'Zeeland' })).contact?.region).toBe('Zeeland');
  });
});

describe('words of a fixed choice', () => {
  it.each([
    ['dhr.', 'mr'],
    ['de heer', 'mr'],
    ['Herr', 'mr'],
    ['hr', 'mr'],
    ['Mr', 'mr'],
    ['mevr', 'ms'],
    ['Frau Dr.', 'ms'],
    ['fru', 'ms'],
    ['Mrs.', 'ms'],
    ['', 'none'],
    ['geen', 'none'],
  ])('the salutation %s is %s', async (word, salutation) => {
    const { contact, told } = await contactOf({ salutation: word });
    expect(contact?.salutation).toBe(salutation);
    expect(told).toEqual([]);
  });

  it('under "titel" are a salutation in Danish and a title in Dutch', async () => {
    expect((await contactOf({ Titel: 'Fru' })).contact).toMatchObject({ salutation: 'ms' });
    expect((await contactOf({ Titel: 'Fru' })).contact).not.toHaveProperty('title');
    expect((await contactOf({ Titel: 'ir.' })).contact).toMatchObject({ salutation: 'none', title: 'ir.' });
  });

  it.each([
    ['', 'lead'],
    ['prospect', 'prospect'],
    ['Klant', 'customer'],
    ['kundeemne', 'prospect'],
    ['Kunde', 'customer'],
    ['Interessent', 'prospect'],
    ['definitief nee', 'refused'],
  ])('the stage %s is %s', async (stage, expected) => {
    expect((await contactOf({ stage })).contact?.stage).toBe(expected);
  });

  it.each([
    ['beslist', 'decides'],
    ['adviseert', 'advises'],
    ['bruger', 'uses'],
    ['entscheidet', 'decides'],
    ['', 'unknown'],
  ])('the buying role %s is %s', async (buyingRole, expected) => {
    expect((await contactOf({ buyingRole })).contact?.buyingRole).toBe(expected);
  });

  it('that are not known are said', async () => {
    const { contact, told, severities } = await contactOf({
      salutation: 'hertog',
      stage: 'actief',
      buyingRole: 'baas',
    });
    expect(contact).toMatchObject({ salutation: 'none', stage: 'lead', buyingRole: 'unknown' });
    expect(told).toEqual([
      'invitees.csv:2:4 salutation: "hertog" is not known: write mr, ms or none. none is used.',
      'invitees.csv:2:5 stage: "actief" is no stage: write lead, prospect, customer or refused. lead is used.',
      'invitees.csv:2:6 buyingRole: "baas" is not known: write decides, advises, uses or unknown.',
    ]);
    expect(severities).toEqual(['warning', 'error', 'warning']);
  });
});

describe('permissions', () => {
  it('keep their source, date and wording', async () => {
    const { contact } = await contactOf({
      emailPermission: 'Toestemming',
      emailPermissionSource: 'beurs',
      emailPermissionAt: '12-11-2026',
      emailPermissionText: 'ja, mail mij',
      phonePermission: 'presumed',
      phonePermissionReason: 'vroeg om een offerte',
    });
    expect(contact?.emailPermission).toEqual({
      status: 'consent',
      source: 'beurs',
      at: '2026-11-12',
      text: 'ja, mail mij',
    });
    expect(contact?.phonePermission).toEqual({ status: 'presumed', text: 'vroeg om een offerte' });
  });

  it('are none where nothing stands', async () => {
    const { contact } = await contactOf({ emailPermission: '', phonePermission: ' ' });
    expect(contact).toMatchObject({ emailPermission: { status: 'none' }, phonePermission: { status: 'none' } });
  });

  it.each(['ja', 'Nee', 'yes', 'nej', 'objceted'])('%s is refused, since it does not say which', async (word) => {
    const audience = await readCells({ ...ANNA, emailPermission: word });
    expect(audience.contacts).toEqual([]);
    expect(audience.rejected).toMatchObject([
      { line: 2, reason: expect.stringContaining(`"${word}" does not say which`) },
    ]);
    expect(printed(audience)).toEqual([
      `invitees.csv:2:4 emailPermission: "${word}" does not say which: consent, customer, published, none or objected. Nobody is approached on a guess: the row is left out until it is mended.`,
    ]);
    expect(audience.problems[0]?.severity).toBe('warning');
  });

  it('with a date that is none keep it, with a warning', async () => {
    const { contact, told } = await contactOf({ phonePermission: 'consent', phonePermissionAt: 'vorig jaar' });
    expect(contact?.phonePermission.at).toBe('vorig jaar');
    expect(told).toEqual([expect.stringContaining('"vorig jaar" is no date')]);
  });
});

describe('the rep of a row', () => {
  it.each(['pieter@voorbeeld.example', 'PIETER@voorbeeld.example', 'Pieter Bakker', 'pieter  bakker'])(
    'is found by %s',
    async (rep) => {
      expect((await contactOf({ rep })).contact?.rep).toBe('pieter@voorbeeld.example');
    },
  );

  it('who is not in reps.yaml is nobody until it is mended, word by word', async () => {
    const audience = await readCells({ ...ANNA, rep: 'pieter@voorbeld.example' });
    expect(printed(audience)).toEqual([
      'invitees.csv:2:4 rep: "pieter@voorbeld.example" is not in reps.yaml. Did you mean pieter@voorbeeld.example? This row goes to nobody until it is mended.',
    ]);
    expect(audience.contacts[0]).not.toHaveProperty('rep');
    expect([...audience.nobody]).toEqual([audience.contacts[0]?.id]);
  });

  it('is suggested by a name with a slip too, and by nothing when nobody is near', async () => {
    expect((await contactOf({ rep: 'Lote Smit' })).told).toEqual([
      expect.stringContaining('Did you mean lotte@voorbeeld.example?'),
    ]);
    expect((await contactOf({ rep: 'Wilhelmina' })).told).toEqual([
      'invitees.csv:2:4 rep: "Wilhelmina" is not in reps.yaml. This row goes to nobody until it is mended.',
    ]);
  });
});

describe('texts of a row', () => {
  it('are trimmed, without control characters; unknown columns are kept', async () => {
    const { contact } = await contactOf({
      firstName: '\u00a0Anna  Maria\u0007\r\n',
      lastName: ' Jansen ',
      note: 'one\ntwo',
      'Aantal medewerkers': ' 80 ',
    });
    expect(contact).toMatchObject({
      firstName: 'Anna Maria',
      lastName: 'Jansen',
      note: 'one\ntwo',
      more: { aantalMedewerkers: '80' },
    });
  });

  it('of a personal line have at most 300 characters', async () => {
    expect((await contactOf({ personalLine: 'x'.repeat(300) })).contact?.personalLine).toHaveLength(300);
    const { contact, told, severities } = await contactOf({ personalLine: 'x'.repeat(301) });
    expect(contact).not.toHaveProperty('personalLine');
    expect(told).toEqual([
      'invitees.csv:2:4 personalLine: 301 characters, at most 300. Shorten it; until then the row has no personal line.',
    ]);
    expect(severities).toEqual(['error']);
  });

  it('of an address are enough to be approached', async () => {
    const { contacts } = await readCells({ lastName: 'Jansen', street: 'Havenweg 1', city: 'Rotterdam' });
    expect(contacts).toHaveLength(1);
    const { rejected } = await readCells({ lastName: 'Jansen', street: 'Havenweg 1' });
    expect(rejected).toHaveLength(1);
  });
});
