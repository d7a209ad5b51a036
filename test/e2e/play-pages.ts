import { waitForLink } from './mailed-links.ts';
import type { Performing } from './perform.ts';
import { type Filled, press } from './press.ts';
import type { ScriptLine } from './script.ts';

/** Reps whose lists lie in their mailboxes before they answer: they work while the event begins. */
const WITH_A_LIST = ['vera@voorbeeld.example', 'bram@voorbeeld.example'];
const HOST = 'hanna@voorbeeld.example';
const MANAGERS = { marketing: 'hanna@voorbeeld.example', sales: 'sander@voorbeeld.example' };

/** Whether a line is played by the link in a mail: by those who have one by then. */
export function isPressed({ host, handOff, rep, manager }: ScriptLine): boolean {
  return host !== undefined || manager !== undefined || (handOff !== undefined && WITH_A_LIST.includes(rep ?? ''));
}

/** Plays a line by the page behind its actor's link. A list is answered once, whoever of it comes first. */
export async function pressLine(performing: Performing, line: ScriptLine): Promise<void> {
  const { pressed } = performing;
  if (pressed.has(line.index)) return;
  pressed.add(line.index);
  const { page, to, about, answer, filled } = await pressOf(performing, line);
  const { stage, campaign } = performing;
  const fits = `.${campaign}.${about}`;
  const link = await waitForLink(stage, (one) => one.page === page && one.to === to && one.token.includes(fits));
  const problem = link ? await press(stage, link, answer, filled) : 'no link in any mail';
  if (problem !== undefined) throw new Error(`line ${line.index + 1} of the script, on /${page}: ${problem}`);
}

interface LinePress {
  readonly page: string;
  readonly to: string;
  /** What the link is about, as it stands in the link. */
  readonly about: string;
  readonly answer: string;
  readonly filled: Filled;
}

async function pressOf(performing: Performing, line: ScriptLine): Promise<LinePress> {
  const { host, handOff, rep = '', manager = 'marketing', except } = line;
  if (host !== undefined) return { page: 'i', to: HOST, about: '', answer: 'close', filled: {} };
  const list = { page: 'l', answer: 'save' };
  if (handOff) {
    const filled = await answered(performing, handOff.except, () => 'rejected');
    return { ...list, to: rep, about: 'hand-off.', filled };
  }
  const filled = await answered(performing, except, ({ decision }) => decision);
  return { ...list, to: MANAGERS[manager], about: `decision.${manager}.`, filled };
}

interface Exception {
  readonly contact: string;
  readonly reason?: string | undefined;
}

/** The whole list as it stands, but for those who are answered otherwise. */
async function answered<One extends Exception>(
  { stage, campaign }: Performing,
  exceptions: readonly One[],
  answerOf: (one: One) => string,
): Promise<Filled> {
  const lines = exceptions.map(async (one): Promise<Filled> => {
    const { enrollment } = await stage.operate({ do: 'why', campaign, contact: one.contact });
    const reason = one.reason === undefined ? {} : { [`reason.${enrollment}`]: one.reason };
    return { [`answer.${enrollment}`]: answerOf(one), ...reason };
  });
  return Object.assign({ rest: 'yes' }, ...(await Promise.all(lines)));
}
