import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LoadedCampaign, loadCampaign } from '../../infra/local/load-campaign.ts';

/** Cells of an audience row by heading; what is left out is as for a lead of a BV who gave consent and has a phone. */
export interface Invitee {
  /** First name in lower case: what a scenario calls him by. */
  readonly name: string;
  readonly [heading: string]: string;
}

export interface CampaignFiles {
  /** Its name; default `afrika`. */
  readonly campaign?: string;
  readonly contacts: readonly Invitee[];
  /** Further lines of `campaign.yaml`, e.g. `settings: …`. */
  readonly more?: string;
  readonly launchAt?: string;
  readonly eventStart?: string;
  readonly eventEnd?: string;
  /** The whole `reps.yaml`; default: pieter, with lotte as his deputy, and lotte, with pieter as hers. */
  readonly reps?: string;
  /** Further lines of `plan.yaml`, e.g. `qualified: …`. */
  readonly plan?: string;
  /** The whole plan may be changed by the text itself. */
  readonly changePlan?: (plan: string) => string;
  /** A workflow of the scenario's own, instead of `seminar`. */
  readonly workflow?: string;
  /** The whole block `calendar` etc. may be changed by the text itself. */
  readonly change?: (campaign: string) => string;
}

const REPS = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest, deputy: lotte@voorbeeld.example }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 8, mail: digest, deputy: pieter@voorbeeld.example }
`;

const PLAN = `plan: "2027"
sources:
  fair: { name: Beurs, text: { nl: wij spraken elkaar op de beurs, da: vi talte sammen på messen, de: wir sprachen auf der Messe, en: we spoke at the fair } }
  list: { name: Lijst, text: { nl: uw gegevens kregen wij van X, da: vi fik dine oplysninger fra X, de: wir erhielten Ihre Daten von X, en: we received your details from X } }
`;

function campaignText(files: CampaignFiles): string {
  const { launchAt = '2027-02-01 09:00', eventStart = '2027-03-18 14:00', eventEnd = '2027-03-18 17:30' } = files;
  return `campaign: ${files.campaign ?? 'afrika'}
name: Zakendoen in Afrika
workflow: ${files.workflow === undefined ? 'seminar' : 'workflow.yaml'}
plan: plan.yaml
country: NL
launchAt: ${launchAt}
event: { start: ${eventStart}, end: ${eventEnd}, venue: "Havenweg 1, Rotterdam", host: { name: Mirjam de Wit, email: host@voorbeeld.example }, capacity: 70 }
sender: { organisation: Voorbeeld Logistics BV, address: "Havenweg 1, 3000 AA Rotterdam", domain: voorbeeld.example, privacy: "https://voorbeeld.example/privacy" }
managers: { marketing: mirjam@voorbeeld.example, sales: sander@voorbeeld.example }
audience: invitees.csv
reps: reps.yaml
files: { presentation: afrika.pdf, whitepaper: whitepaper.pdf }
${files.more ?? ''}
`;
}

/** A campaign of a few people, written to a folder and read by the loader that reads everybody's. */
export async function loadScenario(files: CampaignFiles): Promise<LoadedCampaign> {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  try {
    const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
    write('campaign.yaml', (files.change ?? ((text) => text))(campaignText(files)));
    write('reps.yaml', files.reps ?? REPS);
    write('plan.yaml', (files.changePlan ?? ((text) => text))(`${PLAN}${files.plan ?? ''}`));
    write('invitees.csv', audienceText(files.contacts));
    mkdirSync(join(folder, 'content', 'files'), { recursive: true });
    for (const name of ['afrika.pdf', 'whitepaper.pdf']) write(join('content', 'files', name), 'a file');
    if (files.workflow !== undefined) write('workflow.yaml', files.workflow);
    return await loadCampaign(join(folder, 'campaign.yaml'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function audienceText(contacts: readonly Invitee[]): string {
  const rows = contacts.map(withDefaults);
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return [line(headings), ...rows.map((row) => line(headings.map((heading) => row[heading] ?? '')))].join('\n');
}

function withDefaults({ name, ...cells }: Invitee, index: number): Record<string, string> {
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  return {
    email: `${name}@${name}-bedrijf.example`,
    firstName: title,
    lastName: 'Jansen',
    organisation: `${title} Bedrijf BV`,
    legalForm: 'BV',
    country: 'NL',
    phone: `+31 10 000 ${String(1000 + index)}`,
    rep: 'pieter@voorbeeld.example',
    source: 'fair',
    emailPermission: 'consent',
    phonePermission: 'business',
    ...cells,
  };
}
