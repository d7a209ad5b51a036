import { createSetup } from '../../functions/shared/create-setup.ts';
import { builtInWorkflow } from '../../infra/local/read-folder.ts';
import type { Contact, Organisation } from '../../workflows/domain/contact.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { planSchema } from '../../workflows/language/plan-schema.ts';
import { readCampaign } from '../../workflows/language/read-campaign.ts';
import { repsSchema } from '../../workflows/language/reps-schema.ts';
import { workflowSchema } from '../../workflows/language/workflow-schema.ts';
import { readYaml } from '../../workflows/language/yaml-source.ts';

/** How a probe differs from the plain one. */
export interface Probe {
  readonly campaign?: string;
  /** More lines of the event's block: `capacity: 2`. */
  readonly event?: string;
  readonly tieBreak?: string;
  readonly launchOn?: string;
  readonly eventOn?: string;
  /** Lines of the campaign's settings. */
  readonly settings?: string;
  /** Of each of the two reps. */
  readonly callsPerDay?: number;
}

const campaignText = ({
  campaign = 'probe',
  launchOn = '2027-02-01',
  eventOn = '2027-03-18',
  event,
  tieBreak,
  settings,
}: Probe): string => `
campaign: ${campaign}
name: Probe
workflow: seminar
country: NL
launchAt: ${launchOn} 09:00
event: { start: ${eventOn} 14:00, end: ${eventOn} 17:30, venue: "Havenweg 1, Rotterdam"${event === undefined ? '' : `, ${event}`} }
sender: { organisation: Probe BV, address: "Havenweg 1", domain: probe.example, privacy: "https://probe.example/privacy" }
managers: { marketing: mirjam@probe.example, sales: sander@probe.example${tieBreak === undefined ? '' : `, tieBreak: ${tieBreak}`} }
audience: invitees.csv
reps: reps.yaml
files: { presentation: a.pdf, whitepaper: b.pdf }
content: { nurture: [ one, two ] }
${settings === undefined ? '' : `settings: ${settings}\n`}`;

const repsText = (callsPerDay: number): string => `
reps:
  - { email: pieter@probe.example, name: Pieter, deputy: lotte@probe.example, callsPerDay: ${callsPerDay} }
  - { email: lotte@probe.example, name: Lotte, callsPerDay: ${callsPerDay}, mail: each }
`;

/** The built-in seminar with two reps and two nurture items, read through the real languages. */
export function createProbeSetup(probe: Probe = {}): CampaignSetup {
  const seminar = builtInWorkflow('seminar') ?? '';
  const workflow = readingOf(readYaml('seminar.yaml', seminar, workflowSchema));
  const campaign = readingOf(
    readCampaign('campaign.yaml', campaignText(probe), { names: ['seminar'], find: () => workflow }),
  );
  const reps = readingOf(readYaml('reps.yaml', repsText(probe.callsPerDay ?? 8), repsSchema)).reps;
  return createSetup({ campaign, workflow, reps, plan: planSchema.parse({ plan: 'none' }) });
}

function readingOf<T>(reading: { readonly value?: T; readonly problems: readonly unknown[] }): T {
  if (reading.value === undefined) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

/** An invented contact at an organisation of its own, unless one is named. */
export function probeContact(name: string, changes: Partial<Contact> = {}): Contact {
  return {
    schema: 1,
    id: `contact-${name}`,
    version: 0,
    email: `${name}@klant.example`,
    phone: '+31600000000',
    salutation: 'ms',
    lastName: name,
    buyingRole: 'unknown',
    country: 'NL',
    language: 'nl',
    timeZone: 'Europe/Amsterdam',
    organisation: `organisation-${name}`,
    organisationName: name,
    legalForm: 'BV',
    rep: 'pieter@probe.example',
    more: {},
    emailPermission: { status: 'consent' },
    phonePermission: { status: 'business' },
    stage: 'lead',
    ...changes,
  };
}

export function probeOrganisation(id: string): Organisation {
  return { schema: 1, id, version: 0, name: id, owner: 'marketing' };
}

const made = new Map<string, CampaignSetup>();

/** The same, made once. */
export function probeSetup(probe: Probe): CampaignSetup {
  const key = JSON.stringify(probe, Object.keys(probe).sort());
  const known = made.get(key) ?? createProbeSetup(probe);
  made.set(key, known);
  return known;
}
