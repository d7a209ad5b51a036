import { describe, expect, it } from 'vitest';
import { rehearseTogether } from '../../../infra/local/rehearse.ts';
import { scriptSchema } from '../../../workflows/language/script-schema.ts';
import { readYaml } from '../../../workflows/language/yaml-source.ts';
import { loadScenario } from '../campaign-files.ts';
import { rehearseReview, told } from './review.ts';

const scriptOf = (text: string) => {
  const { value, problems } = readYaml('script.yaml', text, scriptSchema);
  if (!value) throw new Error(JSON.stringify(problems));
  return value;
};

/** In December cora asks for a quote, which stays open; in January her two colleagues stand on pieter's list. */
async function withOpenQuote(review: string) {
  const cora = { organisation: 'Cora Bedrijf BV' };
  const before = await loadScenario({
    campaign: 'najaar',
    contacts: [{ name: 'cora' }],
    launchAt: '2026-10-05 09:00',
    eventStart: '2026-11-12 14:00',
    eventEnd: '2026-11-12 17:30',
  });
  const after = await loadScenario({
    contacts: [
      { name: 'fay', email: 'fay@cora-bedrijf.example', ...cora },
      { name: 'gert', email: 'gert@cora-bedrijf.example', ...cora },
      { name: 'hans' },
    ],
    more: 'settings: { reviewLead: 10 business days }',
  });
  const quote = `
- { at: 2026-10-07 10:00, contact: cora@cora-bedrijf.example, signal: accepted }
- { at: 2026-11-12 14:30, contact: cora@cora-bedrijf.example, signal: attended }
- { on: conversation-call, contact: "*", after: 1 hour, report: quote-requested }
- { on: quote, contact: "*", after: 1 hour, report: still-open }
`;
  const [, second] = await rehearseTogether(
    [
      { loaded: before, script: scriptOf(quote), seed: 7 },
      { loaded: after, script: scriptOf(review), seed: 7 },
    ],
    { until: Date.parse('2027-02-03T00:00:00Z') },
  );
  if (!second) throw new Error('two campaigns');
  return second;
}

const rejectedIn = ({ world }: Awaited<ReturnType<typeof withOpenQuote>>) =>
  world.events.filter(({ type }) => type === 'RowRejected').map(({ data }) => data.reason);

describe('what reps do with their lists', () => {
  it('rule 18: at an organisation with an open quote only who is ticked is invited', async () => {
    const rehearsal = await withOpenQuote(
      '- { at: 2027-01-20 10:00, rep: pieter@voorbeeld.example, review: { keep: [ fay@cora-bedrijf.example ] } }',
    );
    const { world, problems } = rehearsal;
    expect(problems).toEqual([]);
    const line = [...world.store.items.lines.values()].find(({ row }) => row.contact.firstName === 'Fay');
    expect(line?.row.organisation.heldBy?.reason).toBe('quote');
    expect(line?.ticked).toEqual({ by: 'pieter@voorbeeld.example', at: Date.parse('2027-01-20T09:00:00Z') });
    expect(rejectedIn(rehearsal)).toEqual(['open quote, not ticked by its owner']);
    const enrolled = [...world.store.items.enrollments.values()].filter(({ campaign }) => campaign === 'afrika');
    expect(enrolled.map(({ contact }) => rehearsal.contacts.get(contact)?.firstName)).toEqual(['Fay', 'Hans']);
    expect(told(rehearsal, 'sign-off')).toHaveLength(2);
  });

  it('rule 18: agreeing with the list ticks nobody', async () => {
    const rehearsal = await withOpenQuote('[]');
    expect(rejectedIn(rehearsal)).toEqual([
      'open quote, not ticked by its owner',
      'open quote, not ticked by its owner',
    ]);
  });

  it('rule 8: who is added is reviewed, signed and invited like everybody, and signed for anew', async () => {
    const rehearsal = await rehearseReview(`
- { at: 2027-01-20 10:00, rep: pieter@voorbeeld.example, review: { add: [ { firstName: Femke, organisation: Vos Zeevracht BV, legalForm: BV, email: femke@vos.example, source: fair, emailPermission: consent } ] } }
`);
    expect(rehearsal.problems).toEqual([]);
    expect(told(rehearsal, 'invitation').map((line) => line.replace(/.* → /, ''))).toContain('femke');
    const femke = [...rehearsal.contacts.values()].find(({ firstName }) => firstName === 'Femke');
    expect(femke).toMatchObject({ rep: 'pieter@voorbeeld.example', organisationName: 'Vos Zeevracht BV' });
    expect(told(rehearsal, 'CampaignLaunched')).toEqual(['Mon 1 Feb 09:00 CampaignLaunched']);
  });

  it('rule 8: who cannot be added is told with the reason, and nothing else of that answer counts', async () => {
    const rehearsal = await rehearseReview(`
- { at: 2027-01-20 10:00, rep: pieter@voorbeeld.example, review: { strike: [ bob@bob-bedrijf.example ], add: [ { firstName: Femke, organisation: Vos BV, email: femke@vos.example } ] } }
`);
    expect(rehearsal.problems).toEqual([
      {
        entry: 0,
        message: 'source: empty: the first mail says where the address comes from. Sources of the plan: fair, list.',
      },
    ]);
    expect(told(rehearsal, 'invitation')).toHaveLength(5);
  });
});
