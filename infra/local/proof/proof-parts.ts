import { contactTexts } from '../../../workflows/language/text-rules.ts';
import type { ProofPart } from '../../../workflows/story/words/proof-words.ts';
import { describeTemplate, TEMPLATES, templateOfFile } from '../../../workflows/texts/template-table.ts';
import type { LoadedCampaign } from '../load-campaign.ts';

/** The moment of each text to a contact and each script; who reads the others decides theirs. */
const TEXTS: readonly (readonly [ProofPart, readonly string[]])[] = [
  [
    'invite',
    ['invitation', 'letter-invitation', 'scripts/phone-invite', 'scripts/call-reminder', 'scripts/nurture-invite'],
  ],
  [
    'answer',
    [
      ...['confirmation', 'waiting-list', 'place-offered', 'scripts/place-offered', 'seat-released'],
      ...['webinar-confirmation', 'webinar-withdrawn'],
    ],
  ],
  [
    'before',
    [
      ...['maybe', 'practical', 'event-moved', 'scripts/event-moved', 'event-cancelled', 'scripts/event-cancelled'],
      ...['webinar-practical', 'webinar-link', 'scripts/webinar-moved'],
    ],
  ],
  [
    'after',
    [
      ...['thank-you', 'thank-you-appointment', 'scripts/conversation-call', 'scripts/call-not-spoken'],
      ...['presentation-no-show', 'scripts/call-1-no-show', 'presentation-declined', 'scripts/call-1-declined'],
      ...['presentation-silent', 'scripts/call-1-silent', 'presentation-cancelled'],
      ...['webinar-thank-you', 'scripts/webinar-call', 'webinar-left-early', 'scripts/webinar-call-left'],
      ...['recording-no-show', 'scripts/recording-no-show', 'recording-declined', 'scripts/recording-declined'],
      ...['recording-silent', 'scripts/recording-silent'],
    ],
  ],
  ['later', ['whitepaper', 'scripts/call-2', 'nurture', 'scripts/nurture-call', 'scripts/qualified-call']],
  ['always', ['presentation-on-request', 'opted-out', 'undo', 'owner-changed']],
];

/** Every text by the moment it goes at, in the order of a campaign; what its workflow never sends comes last. */
export function textsByPart(loaded: LoadedCampaign): ReadonlyMap<ProofPart, readonly string[]> {
  const { workflow, campaign, ownTexts } = loaded;
  const used = new Set(workflow && campaign ? contactTexts(workflow, campaign.value.content.nurture) : []);
  const placed = new Map(TEXTS.flatMap(([part, names]) => names.map((name) => [name, part] as const)));
  const own = [...ownTexts.keys()].flatMap((path) => templateOfFile(path)?.template ?? []);
  const names = new Set([...placed.keys(), ...used, ...Object.keys(TEMPLATES), ...own]);
  // Each item of the content list has a page of its own: the text they share is none beside them.
  if ([...used].some((name) => name.startsWith('nurture-'))) names.delete('nurture');
  const partOf = (name: string): ProofPart => {
    const { receiver } = describeTemplate(name);
    if (receiver === 'rep') return 'reps';
    if (receiver === 'manager') return 'managers';
    const part = placed.get(name) ?? 'later';
    return part === 'always' || used.has(name) ? part : 'unused';
  };
  return Map.groupBy(names, partOf);
}
