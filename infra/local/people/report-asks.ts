import { type Act, type Acting, happens, plan, reportAt } from './acting.ts';
import { draw, pickByWeight, wholeBetween } from './draw.ts';
import type { Person } from './person.ts';
import { daysAhead, turnOf } from './report-calls.ts';

/** A question to a rep: how an appointment went, what became of a quote. */
export interface Ask {
  readonly touch: string;
  readonly rep: string;
  readonly at: number;
  readonly about: string | undefined;
}

/** What a rep answers, unless he leaves it undone; asked again he may answer then. */
export function reportAsk(acting: Acting, person: Person, ask: Ask): void {
  const turn = turnOf(ask.touch);
  if (happens(person, acting.setup.campaign.rehearsal.reps.undone, `undone ${turn}`)) return;
  const at = reportAt(acting, ask.rep, ask.at, draw(person.salt, `reports after ${turn}`));
  const said =
    ask.about === 'quote' ? onQuote(acting, person, { ...ask, at }) : onAppointment(acting, person, { ...ask, at });
  plan(acting, person, at, { by: 'rep', touch: ask.touch, ...said }, () => person.task === ask.touch);
}

type Said = Omit<Act, 'by'>;

function onAppointment(acting: Acting, person: Person, { touch, rep, at }: Ask): Said {
  const { visited, quoted } = acting.setup.campaign.rehearsal;
  const turn = turnOf(touch);
  if (happens(person, visited, `visited ${turn}`)) {
    return { signal: happens(person, quoted, 'quote', person.appointments) ? 'quote-requested' : 'visited' };
  }
  if (!happens(person, MOVED, `moved ${turn}`)) return { signal: 'not-visited' };
  return { signal: 'moved', data: { when: daysAhead(acting, rep, at, draw(person.salt, `moved to ${turn}`)) } };
}

/** Of the appointments that did not take place. */
const MOVED = 0.4;
const LONGEST_WAIT = 3;

/** The quote first; then its answer, on one of the next asks. */
function onQuote(acting: Acting, person: Person, { rep, at }: Ask): Said {
  const { costs, rehearsal } = acting.setup.campaign;
  person.quoteAsks += 1;
  const marginOf = (value: number) => Math.round((value * (0.35 + draw(person.salt, 'margin') * 0.1)) / 100) * 100;
  if (person.quoteValue === 0) {
    person.quoteValue = wholeBetween(draw(person.salt, 'value'), 8, 20) * 1000;
    const value = person.quoteValue;
    const chance = wholeBetween(draw(person.salt, 'chance'), 3, 8) / 10;
    return { signal: 'quoted', data: { value, margin: marginOf(value), currency: costs?.currency ?? 'EUR', chance } };
  }
  if (person.quoteAsks <= wholeBetween(draw(person.salt, 'quote open for'), 1, LONGEST_WAIT))
    return { signal: 'still-open' };
  if (!happens(person, rehearsal.yes, 'orders')) {
    const reasons = [
      ['chose another', 5],
      ['too expensive', 3],
      ['project is off', 2],
    ] as const;
    return {
      signal: 'no',
      data: { reason: pickByWeight(draw(person.salt, 'why no quote'), reasons, 'chose another'), for: 'person' },
    };
  }
  const revenue = person.quoteValue;
  return {
    signal: 'yes',
    data: { orderedAt: acting.setup.calendars.rep(rep).localDate(at), revenue, margin: marginOf(revenue) },
  };
}
