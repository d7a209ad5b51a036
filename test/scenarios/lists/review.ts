import { type Rehearsal, rehearse } from '../../../infra/local/rehearse.ts';
import { scriptSchema } from '../../../workflows/language/script-schema.ts';
import { readYaml } from '../../../workflows/language/yaml-source.ts';
import { type CampaignFiles, loadScenario } from '../campaign-files.ts';
import { tellEvent } from '../story.ts';

/** A campaign of five leads, three of pieter's and two of lotte's, that is reviewed from 18 January on. */
export async function rehearseReview(script: string, files: Partial<CampaignFiles> = {}): Promise<Rehearsal> {
  const lotte = { rep: 'lotte@voorbeeld.example' };
  const loaded = await loadScenario({
    contacts: [
      { name: 'anna' },
      { name: 'bob' },
      { name: 'dirk' },
      { name: 'carla', ...lotte },
      { name: 'eva', ...lotte },
    ],
    more: 'settings: { reviewLead: 10 business days }',
    ...files,
  });
  const { value, problems } = readYaml('script.yaml', script, scriptSchema);
  if (!value) throw new Error(JSON.stringify(problems));
  return rehearse({ loaded, script: value, seed: 7, until: Date.parse('2027-02-03T00:00:00Z') });
}

/** What happened that belongs to no contact, and who was invited. */
export function told({ world, contacts, setup }: Rehearsal, ...types: readonly string[]): string[] {
  const nameOf = new Map([...contacts].map(([id, { firstName = '' }]) => [id, firstName.toLowerCase()]));
  const telling = { timeZone: setup.campaign.timeZone, nameOf };
  return world.events
    .filter(({ type, data }) => types.includes(type) || types.includes(String(data.template)))
    .map((event) => tellEvent(event, telling));
}
