import type { OpenedList } from '../../../functions/shared/list-address.ts';
import { present } from '../../../workflows/audience/present.ts';
import { parsePhone } from '../../../workflows/audience/read-phone.ts';
import type { SignalData } from '../../../workflows/domain/enrollment.ts';
import type { SignalBy } from '../../../workflows/domain/signal.ts';
import type { ScriptData } from '../../../workflows/language/script-data.ts';
import type { ScriptAct } from '../../../workflows/language/script-entry.ts';
import { type SignalName, signalSpec } from '../../../workflows/signals.ts';
import type { Act, Acting } from './acting.ts';
import type { Person } from './person.ts';
import { momentOf, toSignalData } from './script-data.ts';

type ContactAct = Extract<ScriptAct, { type: 'signal' | 'report' | 'unsubscribe' | 'bounce' | 'reply' | 'auto-reply' }>;

/** What a line says about one contact, as a signal. `touch` is the touch the line waited for. */
export function contactAct(acting: Acting, person: Person, act: ContactAct, touch: string | undefined): Act {
  const { setup } = acting;
  switch (act.type) {
    case 'signal':
      return signalAct(setup, person, act, touch);
    case 'report': {
      const data = {
        ...toSignalData(setup, act.outcome, act.data, person.rep),
        ...(act.confirmByMail && { confirmByMail: true }),
        ...goOnOf(acting, act.data),
      };
      return { signal: act.outcome, by: 'rep', ...withTouch(touch), ...(Object.keys(data).length > 0 && { data }) };
    }
    case 'unsubscribe':
      return { signal: 'unsubscribed', by: 'contact' };
    case 'bounce':
      return { signal: 'bounced', by: 'system', data: { kind: act.kind }, ...withTouch(person.lastMail) };
    case 'reply':
      return { signal: 'replied', by: 'contact', data: { text: act.text } };
    case 'auto-reply':
      return { signal: 'auto-replied', by: 'system', data: { until: momentOf(setup, act.until, person.rep) } };
  }
}

/** Colleagues are named by their addresses; a signal carries ids only. */
function goOnOf({ people }: Acting, { goOn }: ScriptData): SignalData {
  if (typeof goOn !== 'string') return {};
  const named = goOn.split(/[,\s]+/);
  const ids = [...people.values()].filter((person) => named.includes(addressOf(person)));
  return { goOn: ids.map(({ enrollment }) => enrollment).join(',') };
}

/** With an id of its own door it is the same signal however often it comes. */
function signalAct(
  setup: Acting['setup'],
  person: Person,
  act: Extract<ScriptAct, { type: 'signal' }>,
  touch: string | undefined,
): Act {
  const data = toSignalData(setup, act.signal, act.data, person.rep);
  const bound = signalSpec(act.signal).class === 'bound';
  const about = act.signal === 'bounced' ? person.lastMail : bound ? touch : undefined;
  return {
    signal: act.signal,
    by: senderOf(act.signal, act.via),
    ...withTouch(about),
    ...(data && { data }),
    ...(act.id !== undefined && { key: `${person.enrollment}.id.${act.id}` }),
  };
}

const SENDERS: readonly SignalBy[] = ['contact', 'system', 'rep', 'host', 'marketing', 'campaign'];

/** Himself where he can; else by a system, or by whoever may say it. */
function senderOf(signal: SignalName, via: string | undefined): SignalBy {
  const { sentBy } = signalSpec(signal);
  const allowed = SENDERS.filter((sender) => sentBy.some((name) => name === sender));
  return via !== undefined && allowed.includes('system') ? 'system' : (allowed[0] ?? 'system');
}

function withTouch(touch: string | undefined): { readonly touch?: string } {
  return touch === undefined ? {} : { touch };
}

/** What a rep notes after the event: by the door his page has too. */
export function performConversation(
  { world, setup }: Acting,
  person: Person,
  { type: _, contact, appointment, callBack, ...note }: Extract<ScriptAct, { type: 'conversation' }>,
): Promise<void> {
  person.spokenAtEvent = true;
  person.acts += 1;
  const said = {
    ...present(note),
    enrollment: person.enrollment,
    key: `script.${contact}.${person.acts}`,
    ...(appointment !== undefined && { appointmentAt: momentOf(setup, appointment, person.rep) }),
    ...(callBack !== undefined && { callBackAt: momentOf(setup, callBack, person.rep) }),
  };
  return world.run((doors) => doors.noteConversation(said));
}

/** The host lets in somebody who was not invited: by the door the check-in page has too. */
export function performWalkIn(
  { world, setup }: Acting,
  entry: number,
  { type: _, phone, ...guest }: Extract<ScriptAct, { type: 'walk-in' }>,
): Promise<void> {
  const { campaign, country } = setup.campaign;
  const number = phone === undefined ? undefined : parsePhone(phone, country ?? '');
  const walkIn = { ...present({ ...guest, phone: number }), campaign, key: `script.${entry + 1}` };
  return world.run((doors) => doors.addWalkIn(walkIn));
}

/** One side's answer to a line, by the door of the lists: as proposed, unless it is an exception. */
export function performDecision(
  acting: Acting,
  person: Person,
  side: 'marketing' | 'sales' | 'tieBreak',
  act: Extract<ScriptAct, { type: 'agree' }>,
): Promise<void> | undefined {
  const line = person.decision;
  const manager = acting.setup.campaign.managers[side];
  if (!line || manager === undefined) return undefined;
  const exception = act.except.find(({ contact }) => contact === addressOf(person));
  const answer = exception?.decision ?? decisionOf(line.proposal);
  return answerOne(acting, person, { list: 'decision', of: side, person: manager }, { answer, ...reasonOf(exception) });
}

function reasonOf(exception: { readonly reason?: string | undefined } | undefined): { readonly reason?: string } {
  return exception?.reason === undefined ? {} : { reason: exception.reason };
}

/** What somebody says of one line of his list. */
async function answerOne(
  { world, setup }: Acting,
  person: Person,
  list: Pick<OpenedList, 'list' | 'of' | 'person'>,
  said: { readonly answer: string; readonly reason?: string },
): Promise<void> {
  person.acts += 1;
  const nonce = `act.${person.acts}`;
  const lines = [{ line: person.enrollment, ...said }];
  await world.run((doors) => doors.answerList({ campaign: setup.campaign.campaign, ...list, nonce, lines }));
}

/** A proposal as the signal that agrees with it. */
export function decisionOf(proposal: string): 'go-on' | 'recycle' | 'release' {
  return proposal === 'recycle' || proposal === 'release' ? proposal : 'go-on';
}

/** A rep's answer to one line of his hand-off list; a contact his line does not name stays unanswered. */
export function performHandOff(
  acting: Acting,
  person: Person,
  { accept, except }: Extract<ScriptAct, { type: 'hand-off' }>,
): Promise<void> | undefined {
  const list = { list: 'hand-off', of: person.rep, person: person.rep } as const;
  const exception = except.find(({ contact }) => contact === addressOf(person));
  if (exception) return answerOne(acting, person, list, { answer: 'rejected', reason: exception.reason });
  if (accept !== 'all' && !accept.includes(addressOf(person))) return undefined;
  return answerOne(acting, person, list, { answer: 'taken-over' });
}

/** The address a script knows a contact by. */
export function addressOf({ contact }: Person): string {
  return contact.email ?? '';
}
