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
  /** A workflow of the campaign's own. @default the built-in seminar */
  readonly workflow?: string;
  /** More rows, by address: of people who are in another campaign. */
  readonly others?: readonly string[];
  /** Without a date of its own: it is reviewed and signed before it is launched. */
  readonly isReviewed?: boolean;
  /** @default the real present */
  readonly now?: number;
}

/** Address of the n-th contact, from 1. */
export function addressOf(campaign: string, n: number): string {
  return `gast@${campaign}-${n}.example`;
}

/**
 * Writes a seminar two months from now, with the built-in workflow and no closed hours, in a folder of its own. It is
 * launched at the next full minute: without a date it would have to be signed. Everybody may be mailed. Returns the
 * campaign file.
 */
export function writeCampaign(small: SmallCampaign): string {
  const { campaign, contacts, workflow, others = [], now = Date.now() } = small;
  const folder = mkdtempSync(join(tmpdir(), 'baton-e2e-'));
  for (const part of ['content', 'plan.yaml']) {
    cpSync(join(ROOT, CAMPAIGN_FOLDER, part), join(folder, part), { recursive: true });
  }
  const eventDay = new Date(now + 60 * DAY_MS).toISOString().slice(0, 10);
  const addresses = [...Array.from({ length: contacts }, (_, index) => addressOf(campaign, index + 1)), ...others];
  const rows = addresses.map((address, index) => rowOf(campaign, index + 1, address));
  writeFileSync(join(folder, 'reps.yaml'), REPS);
  writeFileSync(join(folder, 'invitees.csv'), `${[HEADING, ...rows].join('\n')}\n`);
  if (workflow !== undefined) writeFileSync(join(folder, OWN_WORKFLOW), workflow);
  const launchAt = localMinute(Math.ceil((now + LAUNCH_TAKES_MS) / 60_000) * 60_000);
  writeFileSync(join(folder, 'campaign.yaml'), campaignText(small, { eventDay, launchAt }));
  return join(folder, 'campaign.yaml');
}

const HEADING =
  'email;salutation;firstName;lastName;organisation;legalForm;phone;city;country;source;emailPermission;emailPermissionSource;emailPermissionAt;emailPermissionText;phonePermission';

function rowOf(campaign: string, n: number, address: string): string {
  const phone = `+31 10 ${String(2_000_000 + n).replace(/(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3')}`;
  const who = [address, 'ms', 'Gast', `Nummer${n}`, `Bedrijf ${campaign} ${n}`, 'BV', phone];
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

const OWN_WORKFLOW = 'workflow.yaml';

/** The built-in seminar with one more step between the invitation and the call: another machine. */
export function withOneMoreStep(seminar: string): string {
  return seminar
    .replace(/go: call-reminder \}/, 'go: one-more-day }')
    .replace(
      /^ {2}call-reminder:$/m,
      '  one-more-day:\n    do: wait\n    due: { after: 1 business day, go: call-reminder }\n\n  call-reminder:',
    );
}

/** From writing the file until the stage has judged its date. */
const LAUNCH_TAKES_MS = 12_000;

/** `2027-03-15 00:09`, in the campaign's zone. */
function localMinute(at: number): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Amsterdam',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return format.format(at);
}

interface Dates {
  readonly eventDay: string;
  readonly launchAt: string;
}

function campaignText(
  { campaign, settings = [], workflow, isReviewed }: SmallCampaign,
  { eventDay, launchAt }: Dates,
): string {
  const own = settings.length === 0 ? '' : `settings:\n${settings.map((line) => `  ${line}\n`).join('')}`;
  return `campaign: ${campaign}
name: { nl: Havens van morgen, en: Ports of tomorrow }
workflow: ${workflow === undefined ? 'seminar' : OWN_WORKFLOW}
plan: plan.yaml
country: NL
${isReviewed ? '' : `launchAt: ${launchAt}\n`}issue: { nl: Containers staan stil op de kade, en: Containers stand still on the quay }
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
