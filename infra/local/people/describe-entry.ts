import { formatTimeValue } from '../../../workflows/language/format-time-values.ts';
import type { ScriptEntry, ScriptWhen, ScriptWho } from '../../../workflows/language/script-entry.ts';

/** An entry of a script in one line: its place in the list, when, who and what. */
export function describeEntry(entry: ScriptEntry, index: number): string {
  return `${index + 1}: ${whenText(entry.when)}, ${whoText(entry.who)}: ${whatText(entry)}`;
}

function whenText(when: ScriptWhen): string {
  if ('at' in when) return when.at.replace('T', ' ');
  if (!('on' in when)) return `${formatTimeValue(when.after)} after launch`;
  const attempt = when.attempt === undefined ? '' : ` attempt ${when.attempt}`;
  return `${formatTimeValue(when.after)} after ${when.on}${attempt}`;
}

function whoText(who: ScriptWho): string {
  if ('contact' in who) return who.contact;
  if ('rep' in who) return who.rep;
  if ('manager' in who) return who.manager;
  return 'host' in who ? 'host' : 'system';
}

function whatText({ act }: ScriptEntry): string {
  switch (act.type) {
    case 'signal':
      return act.signal;
    case 'report':
      return `report ${act.outcome}`;
    case 'bounce':
      return `bounce ${act.kind}`;
    case 'conversation':
      return `conversation ${act.contact}`;
    default:
      return act.type;
  }
}
