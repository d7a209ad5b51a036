import type { Invitee } from './audience.ts';
import { isPressed, pressLine } from './play-pages.ts';
import { type Said, saidAbout } from './said.ts';
import type { ScriptLine } from './script.ts';
import type { OperateAnswer, Stage } from './stage.ts';
import type { StageClock } from './switches.ts';
import { type Delivered, deliver } from './webhooks.ts';

export interface Performing {
  readonly stage: Stage;
  readonly clock: StageClock;
  readonly folder: string;
  readonly campaign: string;
  /** Two keys are valid while a sender changes over: they are used in turn. */
  readonly keys: readonly string[];
  readonly invitees: readonly Invitee[];
  /** Addresses of who was handed over. */
  readonly handedOff: ReadonlySet<string>;
  /** Lines of the script that were played on a page. */
  readonly pressed: Set<number>;
  /** Every answer of the webhook door, by file. */
  readonly delivered: Map<string, (readonly Delivered[])[]>;
}

const MOST_TRIES = 3;

/** Does what a line says: by a link of a mail, by the webhook door, or by the operators'. Throws what was refused. */
export async function performLine(
  performing: Performing,
  line: ScriptLine,
  contact: string | undefined,
): Promise<void> {
  if (isPressed(line)) return pressLine(performing, line);
  if (line.webhook !== undefined) return deliverFile(performing, line.webhook);
  const told = line.handOff ? takenOver(performing, line) : saidAbout(line, contact ?? line.contact ?? '');
  for (const said of told) await say(performing, line, said);
}

async function deliverFile({ stage, folder, keys, clock, delivered }: Performing, file: string): Promise<void> {
  const before = delivered.get(file) ?? [];
  const key = keys[(delivered.size + before.length) % keys.length] ?? '';
  const tries = await deliver(stage, folder, { file, key, at: clock.now() });
  delivered.set(file, [...before, tries]);
}

async function say({ stage, campaign }: Performing, line: ScriptLine, { contact, ...said }: Said): Promise<void> {
  const key = `${line.index}.${said.signal}.${said.by}.${contact}.${++sayings}`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return accept(await stage.operate({ do: 'signal', campaign, contact, ...said, key }), line);
    } catch (fault) {
      if (fault instanceof Refused || attempt === MOST_TRIES) throw fault;
    }
  }
}

let sayings = 0;

class Refused extends Error {
  override readonly name = 'Refused';
}

function accept({ ok, problems = [] }: OperateAnswer, { index }: ScriptLine): void {
  if (!ok) throw new Refused(`line ${index + 1} of the script: ${problems.join('; ')}`);
}

/** A rep's list: all that he was handed over, but for those he gives back. */
function takenOver({ invitees, handedOff }: Performing, { rep, handOff }: ScriptLine): readonly Said[] {
  return invitees
    .filter((invitee) => invitee.rep === rep && handedOff.has(invitee.email))
    .map(({ email: contact }) => {
      const back = handOff?.except.find((one) => one.contact === contact);
      if (!back) return { contact, by: 'rep', signal: 'taken-over' };
      return { contact, by: 'rep', signal: 'rejected', data: { reason: back.reason } };
    });
}
