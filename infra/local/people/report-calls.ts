import { type Act, type Acting, happens, plan, reportAt } from './acting.ts';
import { DECLINES, declineReason } from './answer-mails.ts';
import { draw, pickByWeight, wholeBetween } from './draw.ts';
import type { Person } from './person.ts';

/** A call task a rep got. `turn` tells it from the contact's other ones. */
export interface CallTask {
  readonly touch: string;
  readonly rep: string;
  readonly at: number;
  /** The step asks whether the contact comes. */
  readonly asksResponse: boolean;
}

/** What a rep reports of a call, unless he leaves it undone or the task is withdrawn before. */
export function reportCall(acting: Acting, person: Person, task: CallTask): void {
  const turn = turnOf(task.touch);
  if (happens(person, acting.setup.campaign.rehearsal.reps.undone, `undone ${turn}`)) return;
  const at = reportAt(acting, task.rep, task.at, draw(person.salt, `called after ${turn}`));
  const said = whatWasSaid(acting, person, task, at);
  plan(acting, person, at, { by: 'rep', touch: task.touch, ...said }, () => person.task === task.touch);
}

/** The part of a touch's id after its enrollment's: the same in the same story. */
export function turnOf(touch: string): string {
  return touch.slice(touch.indexOf('.') + 1);
}

type Said = Omit<Act, 'by'>;

function whatWasSaid(acting: Acting, person: Person, task: CallTask, at: number): Said {
  const { reach, wrongPerson } = acting.setup.campaign.rehearsal;
  const turn = turnOf(task.touch);
  if (!happens(person, reach, `reached ${turn}`)) {
    return { signal: 'not-reached', data: { voicemail: happens(person, 0.5, `voicemail ${turn}`) } };
  }
  if (happens(person, wrongPerson, `wrong person ${turn}`)) {
    return { signal: 'wrong-person', data: { reason: happens(person, 0.4, `left ${turn}`) ? 'left' : 'colleague' } };
  }
  return task.asksResponse
    ? answerByPhone(acting, person, turn)
    : followUp(acting, person, { turn, rep: task.rep, at });
}

function answerByPhone(acting: Acting, person: Person, turn: string): Said {
  if (happens(person, acting.setup.campaign.rehearsal.acceptByPhone, `accepts ${turn}`)) {
    return { signal: 'accepted', data: { guests: 0, confirmByMail: happens(person, 0.9, `confirm ${turn}`) } };
  }
  if (happens(person, DECLINES, `declines ${turn}`)) {
    return { signal: 'declined', data: { reason: declineReason(person, turn) } };
  }
  return { signal: 'tentative' };
}

interface Talk {
  readonly turn: string;
  readonly rep: string;
  readonly at: number;
}

/** A definite no, a call-back, an appointment, or a talk that leads on. */
function followUp(acting: Acting, person: Person, { turn, rep, at }: Talk): Said {
  const { no, callBack } = acting.setup.campaign.rehearsal;
  if (wantsAppointment(acting, person))
    return { signal: 'appointment', data: { when: daysAhead(acting, rep, at, draw(person.salt, `meets ${turn}`)) } };
  if (happens(person, no.perCall, `no ${turn}`)) {
    const reasons = [
      ['has a supplier', 5],
      ['no need', 4],
      ['no budget', 2],
    ] as const;
    return {
      signal: 'no',
      data: { reason: pickByWeight(draw(person.salt, `why no ${turn}`), reasons, 'no need'), for: 'person' },
    };
  }
  if (happens(person, callBack, `call back ${turn}`)) {
    return { signal: 'call-back', data: { when: daysAhead(acting, rep, at, draw(person.salt, `calls back ${turn}`)) } };
  }
  return {
    signal: 'spoken',
    data: { interest: wholeBetween(draw(person.salt, `interest ${turn}`), 1, 5), ...issueOf(person, turn) },
  };
}

/** Drawn once for each round of work on a contact, by what he did before: the talk in which it comes up is the first one. */
export function wantsAppointment({ setup }: Acting, person: Person): boolean {
  const rates = setup.campaign.rehearsal.appointment;
  const rate = person.came ? rates.came : rates[groupOf(person)];
  return happens(person, rate, 'appointment', person.decisionsMade * 16 + person.appointments);
}

function groupOf({ response }: Person): 'noShow' | 'declined' | 'silent' {
  if (response === 'accepted') return 'noShow';
  return response === 'declined' ? 'declined' : 'silent';
}

/** 3 to 8 business days ahead, on the half hour between 10:00 and 16:00. */
export function daysAhead({ setup }: Acting, rep: string, from: number, drawn: number): number {
  const calendar = setup.calendars.rep(rep);
  const date = calendar.localDate(calendar.add(from, { amount: wholeBetween(drawn, 3, 8), unit: 'business days' }, 1));
  return calendar.nextOpen(calendar.instant(date, (10 + wholeBetween((drawn * 37) % 1, 0, 6)) * 60));
}

/** What a talk is about, where it came up. */
export function issueOf(person: Person, turn: string): { readonly issue?: string } {
  const issues = [
    ['', 5],
    ['customs', 3],
    ['inland', 2],
    ['tariffs', 2],
    ['payment', 1],
  ] as const;
  const issue = pickByWeight(draw(person.salt, `issue ${turn}`), issues, '');
  const words = ISSUES[person.contact.language] ?? ISSUES.en;
  return issue === '' || words === undefined ? {} : { issue: words[issue] };
}

/** As a rep notes it: it comes back in mails to the contact. */
const ISSUES: Readonly<Record<string, Readonly<Record<'customs' | 'inland' | 'tariffs' | 'payment', string>>>> = {
  nl: { customs: 'de douane', inland: 'vervoer over land', tariffs: 'tarieven', payment: 'betaling' },
  da: { customs: 'tolden', inland: 'transport over land', tariffs: 'takster', payment: 'betaling' },
  de: { customs: 'Zoll', inland: 'Transport über Land', tariffs: 'Tarife', payment: 'Zahlung' },
  en: { customs: 'customs', inland: 'inland transport', tariffs: 'tariffs', payment: 'payment' },
};
