import { instantOf } from '../../../functions/shared/instant-of.ts';
import type { Contact } from '../../../workflows/domain/contact.ts';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import type { CampaignSetup } from '../../../workflows/domain/live-campaign.ts';
import { REPLY } from '../../../workflows/domain/reply.ts';
import type { ScriptEntry } from '../../../workflows/language/script-entry.ts';
import { type Acting, type PeopleWorld, waitingStep } from './acting.ts';
import { answerDecision, answerHandOff } from './answer-lists.ts';
import { answerInvitation, answerMail } from './answer-mails.ts';
import { answerReply } from './answer-reply.ts';
import { planEvent } from './come-to-event.ts';
import { saltOf } from './draw.ts';
import { followDates, followTouch } from './follow-script.ts';
import { newPerson, noteSignal, type Person } from './person.ts';
import { createPosting, type Webhooks, webhookFacts } from './post-webhook.ts';
import { reportAsk } from './report-asks.ts';
import { reportCall } from './report-calls.ts';
import { followReviewDates, hearReview } from './review-audience.ts';
import { type Actor, createScriptBook } from './script-book.ts';
import { type ScriptProblem, scriptProblems } from './script-problems.ts';
import { createSilence } from './silence.ts';

export interface PeopleOptions {
  readonly world: PeopleWorld;
  readonly setup: CampaignSetup;
  /** By id. */
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly script: readonly ScriptEntry[];
  readonly seed: number;
  /** Absent where the script has none. */
  readonly webhooks?: Webhooks;
}

/** Contacts, reps, managers and the host of a rehearsal: they hear what happens and act at their own time. */
export interface People {
  /** Indexes of the script's entries that never fired. */
  unused(): readonly number[];
  /** Those seen before it starts, and what the webhook door refused meanwhile. */
  readonly problems: readonly ScriptProblem[];
}

/** Puts people into a world, before the launch: they do what the script says, and what the rates draw where it is silent. */
export function createPeople({ world, setup, contacts, script, seed, webhooks }: PeopleOptions): People {
  const book = createScriptBook(script, (local) => instantOf(setup, local), webhookFacts(script, webhooks));
  const people = new Map<string, Person>();
  const problems = [...scriptProblems(setup, contacts, script)];
  const postWebhook = createPosting(webhooks, (problem) => void problems.push(problem));
  const tell: Acting['tell'] = (entry, messages) =>
    void problems.push(...messages.map((message) => ({ entry, message })));
  const known = { world, setup, script: book, people, postWebhook, tell };
  let acting: Acting = { ...known, silence: createSilence(setup, script, world.clock.now()) };
  const reviewing = {
    world,
    setup,
    contacts,
    script: book,
    tellProblem: (problem: ScriptProblem) => void problems.push(problem),
  };
  followReviewDates(reviewing);
  const enroll = (event: DomainEvent): void => {
    const contact = contacts.get(event.contact ?? '');
    if (!contact || event.enrollment === undefined) return;
    // Whose he became in the review.
    const given = typeof event.data.rep === 'string' ? event.data.rep : undefined;
    const rep = given ?? contact.rep ?? setup.campaign.managers.sales;
    const scripted = book.factsOf(contact.email ?? '');
    people.set(
      event.enrollment,
      newPerson({ enrollment: event.enrollment, contact, rep, salt: saltOf(seed, contact.id), scripted }),
    );
  };
  world.listen((event) => {
    if (event.type === 'CampaignLaunched') {
      acting = { ...known, silence: createSilence(setup, script, event.at) };
      followDates(acting, event.at);
      planEvent(acting);
    } else if (event.type === 'CampaignRescheduled') planEvent(acting);
    else if (event.type === 'EnrollmentStarted') enroll(event);
    else {
      const person = people.get(event.enrollment ?? '');
      if (person) hear(acting, person, event);
      else {
        hearReview(reviewing, event);
        hearTieBreak(acting, event);
      }
    }
  });
  return { unused: book.unused, problems };
}

function hear(acting: Acting, person: Person, event: DomainEvent): void {
  switch (event.type) {
    case 'MailSent':
      hearMail(acting, person, event);
      return;
    case 'CallTaskSent':
      hearCall(acting, person, event);
      return;
    case 'LetterListed':
      hearLetter(acting, person, event);
      return;
    case 'StepEntered':
      if (waitingStep(acting, event.step)?.do === 'wait')
        follow(acting, person, event, ['contact', 'rep', 'host', 'system']);
      return;
    case 'HandedOff':
      person.handedOff = event.stay ?? 0;
      if (!follow(acting, person, event, ['contact', 'rep', 'system']).has('rep'))
        answerHandOff(acting, person, event.at);
      return;
    case 'DecisionAsked':
      hearDecision(acting, person, event);
      return;
    case 'DecisionMade':
      person.decision = undefined;
      person.decisionsMade += 1;
      return;
    case 'CallTaskWithdrawn':
    case 'CallTaskUndone':
      if (person.task === event.data.touch) person.task = undefined;
      return;
    case 'SignalReceived':
      noteSignal(person, event.data.signal);
      return;
    case 'AnswerCorrected':
      // A definite no that was taken back: he is asked on.
      if (event.data.from === 'no') person.ended = false;
      return;
    case 'EnrollmentEnded':
      person.ended = true;
  }
}

function follow(
  acting: Acting,
  person: Person,
  event: DomainEvent,
  actors: readonly Actor[],
  rep = person.rep,
): ReadonlySet<Actor> {
  const { touch, attempt } = event.data;
  return followTouch(
    acting,
    person,
    {
      step: event.step ?? '',
      at: event.at,
      attempt: typeof attempt === 'number' ? attempt : 1,
      touch: typeof touch === 'string' ? touch : person.decision?.touch,
      rep,
    },
    actors,
  );
}

function hearMail(acting: Acting, person: Person, event: DomainEvent): void {
  const step = waitingStep(acting, event.step);
  const touch = String(event.data.touch);
  if (!step) return;
  if (event.data.to === 'contact') {
    person.lastMail = touch;
    // What he asked for on a call is no task of that call: nobody reports on it.
    if (step.do === 'call') return;
    if (!follow(acting, person, event, ['contact', 'system']).has('contact'))
      answerMail(acting, person, { step, touch, at: event.at });
    return;
  }
  const rep = String(event.data.receiver);
  if (event.data.template === REPLY) {
    answerReply(acting, person, { touch, rep, at: event.at });
    return;
  }
  if (step.do !== 'ask') return;
  person.task = touch;
  if (follow(acting, person, event, ['contact', 'system'], rep).has('contact')) return;
  reportAsk(acting, person, { touch, rep, at: event.at, about: step.about });
}

function hearCall(acting: Acting, person: Person, event: DomainEvent): void {
  const rep = String(event.data.rep);
  const touch = String(event.data.touch);
  person.task = touch;
  if (follow(acting, person, event, ['contact', 'rep', 'system'], rep).has('contact')) return;
  const asksResponse = waitingStep(acting, event.step)?.asks === 'response';
  reportCall(acting, person, { touch, rep, at: event.at, asksResponse });
}

const POST_MS = 2 * 86_400_000;

/** The post takes two days; then a letter is an invitation like another. */
function hearLetter(acting: Acting, person: Person, event: DomainEvent): void {
  const step = waitingStep(acting, event.step);
  if (follow(acting, person, event, ['contact', 'system']).has('contact') || step?.asks !== 'response') return;
  answerInvitation(acting, person, { step, touch: String(event.data.touch), at: event.at + POST_MS });
}

/** Who breaks ties got his list: the script's line about him answers each that is before him. */
function hearTieBreak(acting: Acting, event: DomainEvent): void {
  const { managers, campaign } = acting.setup.campaign;
  const { template, receiver, touch } = event.data;
  if (event.type !== 'MailSent' || event.campaign !== campaign || template !== 'decision') return;
  if (receiver !== managers.tieBreak || !String(touch).endsWith('.tie-break')) return;
  for (const person of acting.people.values()) {
    const { facts, step } = acting.world.store.items.enrollments.get(person.enrollment) ?? {};
    if (!person.decision || facts?.decision?.data?.tieBreak !== true || step === undefined) continue;
    follow(acting, person, { ...event, step }, ['tieBreak']);
  }
}

function hearDecision(acting: Acting, person: Person, event: DomainEvent): void {
  const touch = acting.world.store.items.enrollments.get(person.enrollment)?.touch?.id;
  if (touch === undefined) return;
  person.decisionsAsked += 1;
  const line = { touch, proposal: String(event.data.proposal), askedAt: event.at };
  person.decision = line;
  answerDecision(acting, person, line, follow(acting, person, event, ['contact', 'marketing', 'sales', 'system']));
}
