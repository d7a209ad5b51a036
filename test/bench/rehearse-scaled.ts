import { createSetup } from '../../functions/shared/create-setup.ts';
import { loadCampaign } from '../../infra/local/load-campaign.ts';
import { repeatAudience } from '../../infra/local/people/repeat-audience.ts';
import { rehearse } from '../../infra/local/rehearse.ts';
import type { Campaign } from '../../workflows/language/campaign-schema.ts';
import type { Rep } from '../../workflows/language/reps-schema.ts';

const EXAMPLE = 'campaigns/zakendoen-in-afrika/campaign.yaml';

/** One rehearsal of the example with so many contacts, reps and seats in the same proportion, so that the work a contact makes stays the same. */
const contacts = Number(process.argv[2] ?? 1000);
const loaded = await loadCampaign(EXAMPLE);
const { campaign, workflow, reps, audience, setup } = loaded;
if (!campaign || !workflow || !reps || !audience || !setup) throw new Error(JSON.stringify(loaded.problems));

const times = Math.ceil(contacts / audience.contacts.length);
const manyReps = Array.from({ length: times }, (_, copy) => reps.value.map((rep) => repCopy(rep, copy))).flat();
const many = repeatAudience(audience, contacts);
const invited = many.contacts.map((contact, index) => {
  const copy = Math.floor(index / audience.contacts.length);
  return contact.rep === undefined ? contact : { ...contact, rep: copyOf(contact.rep, copy) };
});
const scaled = {
  ...loaded,
  audience: { ...audience, ...many, contacts: invited },
  setup: createSetup({ campaign: withSeats(campaign.value, times), workflow, reps: manyReps, plan: setup.plan }),
};
const before = performance.now();
const { lines, summary } = await rehearse({ loaded: scaled, script: [], seed: 7 });
const seconds = (performance.now() - before) / 1000;
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ contacts: summary.enrollments, seconds, peakMegabytes, lines: lines.length }));

/** A room that is full at once would have every rep put off his invitation calls, day after day. */
function withSeats(campaign: Campaign, times: number): Campaign {
  const { event } = campaign;
  return event?.capacity === undefined
    ? campaign
    : { ...campaign, event: { ...event, capacity: event.capacity * times } };
}

function repCopy(rep: Rep, copy: number): Rep {
  return {
    ...rep,
    email: copyOf(rep.email, copy),
    ...(rep.deputy !== undefined && { deputy: copyOf(rep.deputy, copy) }),
    absences: rep.absences.map((absence) => ({
      ...absence,
      ...(absence.deputy !== undefined && { deputy: copyOf(absence.deputy, copy) }),
    })),
  };
}

/** The first stays who he is; others get a number before the @. */
function copyOf(email: string, copy: number): string {
  return copy === 0 ? email : email.replace('@', `+${copy + 1}@`);
}
