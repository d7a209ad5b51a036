import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchOrganisations, type OrganisationClue } from '../../workflows/audience/match-organisations.ts';
import { hash } from './read-csv.ts';

/** Which clues are of one organisation, as numbers by first appearance. */
function groups(clues: readonly OrganisationClue[]): number[] {
  const { ids } = matchOrganisations(clues, hash);
  const order = [...new Set(ids)];
  return ids.map((id) => order.indexOf(id));
}

function at(domain: string, changes: Partial<OrganisationClue> = {}): OrganisationClue {
  return { name: 'Voorbeeld BV', email: `somebody@${domain}`, country: 'NL', ...changes };
}

describe('organisations', () => {
  it('are one by their number, however it is written', () => {
    expect(
      groups([at('a.example', { organisationId: '0001.02 31' }), at('b.example', { organisationId: '00010231' })]),
    ).toEqual([0, 0]);
    expect(groups([at('a.example', { organisationId: '1' }), at('a.example', { organisationId: '2' })])).toEqual([
      0, 1,
    ]);
    expect(
      groups([at('a.example', { organisationId: '1' }), at('b.example', { organisationId: '1', country: 'DK' })]),
    ).toEqual([0, 1]);
  });

  it('are one by their mail domain, but not by that of a provider', () => {
    expect(groups([at('a.example', { name: 'A' }), at('A.example', { name: 'Something else' })])).toEqual([0, 0]);
    for (const provider of [
      'gmail.com',
      'ziggo.nl',
      'kpnmail.nl',
      't-online.de',
      'web.de',
      'gmx.de',
      'mail.dk',
      'hotmail.com',
    ]) {
      expect(groups([at(provider, { name: 'A' }), at(provider, { name: 'B' })])).toEqual([0, 1]);
    }
  });

  it.each([
    ['Voorbeeld Logistics B.V.', 'voorbeeld logistics'],
    ['Møller & Søn A/S', 'Moller Son ApS'],
    ['Müller GmbH & Co. KG', 'MULLER AG'],
    ['Example Ltd.', 'Example, plc'],
  ])('are one by the name: %s and %s', (one, other) => {
    expect(groups([at('gmail.com', { name: one }), at('gmail.com', { name: other })])).toEqual([0, 0]);
    expect(groups([at('gmail.com', { name: one }), at('gmail.com', { name: other, country: 'BE' })])).toEqual([0, 1]);
  });

  it('keep a name that is only a legal form', () => {
    expect(groups([at('gmail.com', { name: 'AS' }), at('gmail.com', { name: 'BV' })])).toEqual([0, 1]);
  });

  it('are joined by rows without a number or domain, whatever the order', () => {
    const clues = [
      at('a.example'),
      at('gmail.com'),
      at('a.example', { organisationId: '7' }),
      { name: 'Voorbeeld', country: 'NL' },
    ];
    expect(groups(clues)).toEqual([0, 0, 0, 0]);
    const idsOf = (some: readonly OrganisationClue[]) => new Set(matchOrganisations(some, hash).ids);
    fc.assert(
      fc.property(fc.shuffledSubarray(clues, { minLength: 4 }), (shuffled) => {
        expect(idsOf(shuffled)).toEqual(idsOf(clues));
      }),
      { seed: 3, numRuns: 24 },
    );
  });

  it('know what their rows say, the first row first', () => {
    const { organisations } = matchOrganisations(
      [
        at('a.example', { segment: 'forwarders' }),
        at('a.example', { name: 'Other', segment: 'shippers', legalForm: 'BV' }),
      ],
      hash,
    );
    expect(organisations).toEqual([
      {
        schema: 1,
        id: expect.stringMatching(/^[a-z2-7]{26}$/),
        version: 0,
        name: 'Voorbeeld BV',
        domain: 'a.example',
        country: 'NL',
        legalForm: 'BV',
        segment: 'forwarders',
        owner: 'marketing',
      },
    ]);
  });
});
