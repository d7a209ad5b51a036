import { expect, it } from 'vitest';
import { rehearse } from '../../../infra/local/rehearse.ts';
import { scriptSchema } from '../../../workflows/language/script-schema.ts';
import { readYaml } from '../../../workflows/language/yaml-source.ts';
import { loadScenario } from '../campaign-files.ts';

const SCRIPT = `
- { at: 2027-02-02 10:00, contact: anna@anna-bedrijf.example, signal: declined, reason: subject }
- { at: 2027-03-19 10:00, host: close-attendance }
- { on: decide, manager: marketing, after: 1 business day, agree: all }
- { on: decide, manager: sales, after: 2 business days, agree: all, except: [ { contact: anna@anna-bedrijf.example, decision: release, reason: failliet } ] }
- { on: decide, manager: tieBreak, after: 1 business day, agree: all, except: [ { contact: anna@anna-bedrijf.example, decision: release, reason: failliet } ] }
`;

it('rule 8: a script’s line of who breaks ties decides what two rounds did not, on the day after his list', async () => {
  const loaded = await loadScenario({
    contacts: [{ name: 'anna' }],
    more: 'content: { nurture: [ een, twee, drie ] }',
    change: (text) =>
      text.replace('sander@voorbeeld.example }', 'sander@voorbeeld.example, tieBreak: directie@voorbeeld.example }'),
  });
  const { value, problems } = readYaml('script.yaml', SCRIPT, scriptSchema);
  if (!value) throw new Error(JSON.stringify(problems));
  const rehearsal = await rehearse({ loaded, script: value, seed: 7, until: Date.parse('2027-05-20T00:00:00Z') });
  expect(rehearsal.summary.unusedScript).toEqual([]);
  const { events } = rehearsal.world;
  const list = events.find(
    ({ data }) => data.receiver === 'directie@voorbeeld.example' && data.template === 'decision',
  );
  const made = events.filter(({ type }) => type === 'DecisionMade');
  expect(made.map(({ data }) => [data.decision, data.by])).toEqual([['release', ['tieBreak']]]);
  expect((made[0]?.at ?? 0) - (list?.at ?? 0)).toBe(86_400_000);
});
