import type { SignalData } from '../../../workflows/domain/enrollment.ts';
import type { SignalBy } from '../../../workflows/domain/signal.ts';
import type { ScriptAct } from '../../../workflows/language/script-entry.ts';
import { type SignalName, signalSpec } from '../../../workflows/signals.ts';
import { type Act, type Acting, perform } from './acting.ts';
import type { Person } from './person.ts';
import { momentOf, toSignalData } from './script-data.ts';

type ContactAct = Extract<ScriptAct, { type: 'signal' | 'report' | 'unsubscribe' | 'bounce' | 'reply' | 'auto-reply' }>;

/** What a line says about one contact, as a signal. `touch` is the touch the line waited for. */
export function contactAct({ setup }: Acting, person: Person, act: ContactAct, touch: string | undefined): Act {
  switch (act.type) {
    case 'signal':
      return signalAct(setup, person, act, touch);
    case 'report': {
      const data = {
        ...toSignalData(setup, act.outcome, act.data, person.rep),
        ...(act.confirmByMail && { confirmByMail: true }),
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

/** What a rep notes after the event: spoken, then what came of it. */
export async function performConversation(
  acting: Acting,
  person: Person,
  note: Extract<ScriptAct, { type: 'conversation' }>,
): Promise<void> {
  const { interest, issue, timing, note: text } = note;
  const told = { ...(issue !== undefined && { issue }), ...(text !== undefined && { note: text }) };
  const spoken: SignalData = {
    ...told,
    ...(interest !== undefined && { interest }),
    ...(timing !== undefined && { timing }),
  };
  person.spokenAtEvent = true;
  if (note.spoken)
    await perform(acting, person, {
      signal: 'spoken',
      by: 'rep',
      ...(Object.keys(spoken).length > 0 && { data: spoken }),
    });
  if (note.appointment !== undefined) {
    const when = momentOf(acting.setup, note.appointment, person.rep);
    await perform(acting, person, { signal: 'appointment', by: 'rep', data: { when, ...told } });
  }
  if (note.callBack !== undefined) {
    const when = momentOf(acting.setup, note.callBack, person.rep);
    await perform(acting, person, { signal: 'call-back', by: 'rep', data: { when } });
  }
}

/** One side's answer to a line: as proposed, unless it is an exception. */
export function performDecision(
  acting: Acting,
  person: Person,
  side: 'marketing' | 'sales',
  act: Extract<ScriptAct, { type: 'agree' }>,
): Promise<void> | undefined {
  const line = person.decision;
  if (!line) return undefined;
  const exception = act.except.find(({ contact }) => contact === addressOf(person));
  const data =
    exception?.decision === 'release' && exception.reason !== undefined ? { reason: exception.reason } : undefined;
  return perform(acting, person, {
    signal: decisionOf(exception?.decision ?? line.proposal),
    by: side,
    touch: line.touch,
    ...(data && { data }),
  });
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
  const exception = except.find(({ contact }) => contact === addressOf(person));
  if (exception) return perform(acting, person, { signal: 'rejected', by: 'rep', data: { reason: exception.reason } });
  if (accept !== 'all' && !accept.includes(addressOf(person))) return undefined;
  return perform(acting, person, { signal: 'taken-over', by: 'rep' });
}

/** The address a script knows a contact by. */
export function addressOf({ contact }: Person): string {
  return contact.email ?? '';
}
