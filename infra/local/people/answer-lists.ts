import { type Acting, HOUR_MS, happens, plan } from './acting.ts';
import { draw } from './draw.ts';
import type { OpenDecision, Person } from './person.ts';
import { decisionOf } from './script-acts.ts';

/** The rep takes over, or gives back, on the morning after his list came. */
export function answerHandOff(acting: Acting, person: Person, at: number): void {
  if (acting.script.answersHandOff(person.rep)) return;
  const { setup } = acting;
  const stay = person.handedOff;
  const calendar = setup.calendars.rep(person.rep);
  const morning = calendar.nextOpen(calendar.instant(calendar.nextBusinessDay(calendar.localDate(at)), 0));
  const answersAt = morning + draw(person.salt, 'takes over', stay) * HOUR_MS;
  const rejects = happens(person, setup.campaign.rehearsal.handOff.reject, 'rejects', stay);
  const holds = () => person.handedOff === stay;
  if (rejects)
    plan(acting, person, answersAt, { signal: 'rejected', by: 'rep', data: { reason: 'no customer for us' } }, holds);
  else plan(acting, person, answersAt, { signal: 'taken-over', by: 'rep' }, holds);
}

const SIDES = [
  { side: 'marketing', days: 1 },
  { side: 'sales', days: 2 },
] as const;

/** Each manager answers on his day: mostly as proposed. */
export function answerDecision(
  acting: Acting,
  person: Person,
  line: OpenDecision,
  scripted: ReadonlySet<string>,
): void {
  const { setup } = acting;
  for (const { side, days } of SIDES) {
    if (scripted.has(side) || acting.script.decidesOnDate(side, line.askedAt)) continue;
    const turn = person.decisionsAsked;
    const agrees = happens(person, setup.campaign.rehearsal.decide.agree, `agrees ${side}`, turn);
    const decision = decisionOf(agrees ? line.proposal : line.proposal === 'go-on' ? 'recycle' : 'go-on');
    const day = setup.calendars.campaign.add(line.askedAt, { amount: days, unit: 'business days' }, 1);
    const at = day + draw(person.salt, `decides ${side}`, turn) * 3 * HOUR_MS;
    const data =
      decision === 'release'
        ? { data: { reason: person.heardOf ? 'no interest shown for long' : 'no sign of life' } }
        : {};
    plan(
      acting,
      person,
      at,
      { signal: decision, by: side, touch: line.touch, ...data },
      () => person.decision === line,
    );
  }
}
