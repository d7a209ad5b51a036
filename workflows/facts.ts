/** What a fact may be: a list of its values (`none` = absent is always one more), a number, or a length of time. */
export type FactValues = readonly string[] | 'number' | 'duration';

/** Facts that a workflow may look at in `if`, `by` and `asks`, with the values they take. */
export const FACTS: Readonly<Record<string, FactValues>> = {
  response: ['accepted', 'tentative', 'declined'],
  attendance: ['attended', 'left-early', 'no-show'],
  qualified: ['qualified'],
  readiness: ['ready', 'interested'],
  scoreBand: ['A', 'B', 'C', 'D'],
  group: ['came', 'no-show', 'declined', 'silent', 'cancelled'],
  seat: ['taken', 'waiting', 'offered'],
  declineReason: ['date', 'subject', 'colleague', 'no-contact'],
  appointment: ['open', 'visited', 'not-visited'],
  quote: ['requested', 'open'],
  handOff: ['taken-over', 'rejected'],
  spokenAtEvent: ['yes', 'no'],
  stage: ['lead', 'prospect', 'customer', 'refused'],
  nurtureLeft: 'number',
  nurtureRounds: 'number',
  silentFor: 'duration',
  'attendance-closed': ['yes'],
  'event-moved': ['yes'],
  'event-cancelled': ['yes'],
};
