import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssignBy, type Assignment, assignReps } from '../../workflows/audience/assign-reps.ts';
import type { AudienceRep } from '../../workflows/audience/read-rep.ts';
import type { Contact, Organisation } from '../../workflows/domain/contact.ts';
import { contactWith } from '../permission/contact-fixture.ts';

const ORDER: AssignBy[] = ['rep-column', 'organisation', 'segment', 'capacity'];
const PIETER: AudienceRep = {
  email: 'pieter@x.example',
  name: 'Pieter',
  segments: ['forwarders'],
  languages: ['nl', 'en'],
};
const JAN: AudienceRep = { email: 'jan@x.example', name: 'Jan', languages: ['nl', 'de'] };
const LOTTE: AudienceRep = { email: 'lotte@x.example', name: 'Lotte', languages: ['nl', 'da'] };

function contact(id: string, organisation: string, changes: Partial<Contact> = {}): Contact {
  return contactWith({ id, organisation, ...changes });
}

function organisationsOf(contacts: readonly Contact[]): Organisation[] {
  const ids = [...new Set(contacts.map(({ organisation }) => organisation))];
  return ids.map((id) => ({ schema: 1, id, version: 0, name: id, owner: 'marketing' }));
}

function assign(contacts: readonly Contact[], changes: Partial<Assignment> = {}) {
  const organisations = organisationsOf(contacts);
  const { contacts: assigned, problems } = assignReps({
    file: 'invitees.csv',
    contacts,
    organisations,
    reps: [PIETER, JAN, LOTTE],
    order: ORDER,
    ...changes,
  });
  return { reps: assigned.map(({ rep }) => rep?.split('@')[0]), problems };
}

describe('assignment', () => {
  it('keeps who stands in the column and gives his colleagues the same rep', () => {
    const contacts = [
      contact('a', 'A'),
      contact('b', 'A', { rep: JAN.email }),
      contact('c', 'A', { segment: 'forwarders' }),
    ];
    expect(assign(contacts)).toEqual({ reps: ['jan', 'jan', 'jan'], problems: [] });
  });

  it('gives an organisation to the rep who owns it', () => {
    const contacts = [contact('a', 'A', { segment: 'forwarders' })];
    const organisations = organisationsOf(contacts).map((one) => ({ ...one, owner: LOTTE.email }));
    expect(assign(contacts, { organisations }).reps).toEqual(['lotte']);
  });

  it('goes by segment before capacity, in the order of the file', () => {
    const contacts = ['A', 'B', 'C'].map((id) => contact(id, id, { segment: 'forwarders' }));
    expect(assign(contacts).reps).toEqual(['pieter', 'pieter', 'pieter']);
    expect(assign(contacts, { order: ['capacity', 'segment'] }).reps).toEqual(['pieter', 'jan', 'lotte']);
  });

  it('gives to who can call the language', () => {
    const contacts = [
      contact('a', 'A', { language: 'da' }),
      contact('b', 'B', { language: 'de' }),
      contact('c', 'C', { language: 'en' }),
    ];
    expect(assign(contacts)).toEqual({ reps: ['lotte', 'jan', 'pieter'], problems: [] });
  });

  it('gives to the least loaded for his calls a day', () => {
    const reps = [
      { ...PIETER, callsPerDay: 2 },
      { ...JAN, callsPerDay: 6 },
    ];
    const contacts = Array.from({ length: 8 }, (_, index) => contact(`c${index}`, `O${index}`));
    const { reps: given } = assign(contacts, { reps });
    expect(given.filter((rep) => rep === 'jan')).toHaveLength(6);
  });

  it('says where nobody can call the language, and still gives the organisation one rep', () => {
    const { reps, problems } = assign([contact('a', 'A', { language: 'fr' }), contact('b', 'A', { language: 'da' })]);
    expect(reps).toEqual(['lotte', 'lotte']);
    expect(problems).toEqual([
      {
        file: 'invitees.csv',
        path: 'rep',
        severity: 'warning',
        message: 'A goes to lotte@x.example, who can call in nl, da, not in fr.',
      },
    ]);
  });

  it('says where the column gives one organisation two owners', () => {
    const { problems } = assign([contact('a', 'A', { rep: JAN.email }), contact('b', 'A', { rep: LOTTE.email })]);
    expect(problems.map(({ message }) => message)).toEqual([
      'A has contacts of jan@x.example and lotte@x.example. One organisation has one owner: write one of them.',
    ]);
  });

  it('says who goes to nobody', () => {
    const { reps, problems } = assign([contact('a', 'A')], { order: ['rep-column', 'segment'] });
    expect(reps).toEqual([undefined]);
    expect(problems).toMatchObject([{ severity: 'error', message: expect.stringContaining('A goes to nobody') }]);
    expect(assign([contact('a', 'A')], { reps: [] }).reps).toEqual([undefined]);
  });

  it('leaves alone whose column names somebody who is no rep', () => {
    const { reps, problems } = assign([contact('a', 'A'), contact('b', 'B')], { leave: new Set(['a']) });
    expect(reps).toEqual([undefined, 'pieter']);
    expect(problems).toEqual([]);
  });

  it('gives each organisation one rep and everybody a rep, the same each time', () => {
    const some = fc.array(
      fc.record({
        organisation: fc.constantFrom('A', 'B', 'C', 'D'),
        language: fc.constantFrom('nl', 'da', 'de', 'en', 'fr'),
        segment: fc.constantFrom('forwarders', 'shippers'),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(some, (rows) => {
        const contacts = rows.map((row, index) => contact(`c${index}`, row.organisation, row));
        const { reps } = assign(contacts);
        expect(assign(contacts).reps).toEqual(reps);
        const pairs = new Set(contacts.map(({ organisation }, index) => `${organisation} ${reps[index]}`));
        expect(pairs.size).toBe(new Set(contacts.map(({ organisation }) => organisation)).size);
        expect(reps).not.toContain(undefined);
      }),
      { seed: 9 },
    );
  });
});
