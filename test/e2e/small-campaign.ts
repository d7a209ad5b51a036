import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './deploy-stage.ts';
import { CAMPAIGN_FOLDER } from './rehearse-campaign.ts';

const DAY_MS = 86_400_000;

export interface SmallCampaign {
  readonly campaign: string;
  readonly contacts: number;
  /** @default the built-in seminar's own */
  readonly settings?: readonly string[];
}

/** Address of the n-th contact, from 1. */
export function addressOf(campaign: string, n: number): string {
  return `gast@${campaign}-${n}.example`;
}

/**
 * Writes a seminar two months from now, with the built-in workflow and no closed hours, in a folder of its own. Everybody
 * may be mailed. Returns the campaign file.
 */
export function writeCampaign({ campaign, contacts, settings = [] }: SmallCampaign): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-e2e-'));
  for (const part of ['content', 'plan.yaml']) {
    cpSync(join(ROOT, CAMPAIGN_FOLDER, part), join(folder, part), { recursive: true });
  }
  const eventDay = new Date(Date.now() + 60 * DAY_MS).toISOString().slice(0, 10);
  const rows = Array.from({ length: contacts }, (_, index) => rowOf(campaign, index + 1));
  writeFileSync(join(folder, 'reps.yaml'), REPS);
  writeFileSync(join(folder, 'invitees.csv'), `${[HEADING, ...rows].join('\n')}\n`);
  writeFileSync(join(folder, 'campaign.yaml'), campaignText(campaign, eventDay, settings));
  return join(folder, 'campaign.yaml');
}

const HEADING =
  'email;salutation;firstName;lastName;organisation;legalForm;phone;city;country;source;emailPermission;emailPermissionSource;emailPermissionAt;emailPermissionText;phonePermission';

function rowOf(campaign: string, n: number): string {
  const phone = `+31 10 ${String(2_000_000 + n).replace(/(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3')}`;
  const who = [addressOf(campaign, n), 'ms', 'Gast', `Nummer${n}`, `Bedrijf ${campaign} ${n}`, 'BV', phone];
  const permission = ['consent', 'badgescan Kadedagen', '2026-10-14', 'Ja, mail mij over uw bijeenkomsten', 'business'];
  return [...who, 'Rotterdam', 'NL', 'kade-2026', ...permission].join(';');
}

const REPS = `reps:
  - email: vera@voorbeeld.example
    name: Vera Zandstra
    phone: "+31 10 000 07 01"
    hours: { mon-sun: 00:00-24:00 }
    callsPerDay: 40
`;

function campaignText(campaign: string, eventDay: string, settings: readonly string[]): string {
  const own = settings.length === 0 ? '' : `settings:\n${settings.map((line) => `  ${line}\n`).join('')}`;
  return `campaign: ${campaign}
name: { nl: Havens van morgen, en: Ports of tomorrow }
workflow: seminar
plan: plan.yaml
country: NL
issue: { nl: Containers staan stil op de kade, en: Containers stand still on the quay }
solution: { nl: Een vaste plek in elke haven, en: A fixed place in every port }
event:
  start: ${eventDay} 14:00
  end: ${eventDay} 17:00
  venue: { name: Loods 7, address: "Kade 7, Rotterdam" }
  host: { name: Hanna Groen, email: hanna@voorbeeld.example }
sender:
  organisation: Voorbeeld Logistics BV
  name: Voorbeeld Logistics
  registration: KvK 00000000
  address: "Havenweg 1, 3000 AA Rotterdam"
  domain: voorbeeld.example
  email: seminar@voorbeeld.example
  privacy: "https://voorbeeld.example/privacy"
managers: { marketing: hanna@voorbeeld.example, sales: sander@voorbeeld.example }
audience: invitees.csv
reps: reps.yaml
files: { presentation: havens.pdf, whitepaper: whitepaper.pdf }
content: { nurture: [ havenkaart, vaarschema ] }
calendar: { hours: 00:00-24:00, days: [mon, tue, wed, thu, fri, sat, sun], holidays: none }
${own}`;
}
