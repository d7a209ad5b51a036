import type { WrittenMail } from '../../../functions/adapters/mail/written-mail.ts';
import { renderTimeline } from '../../../functions/shared/timeline.ts';
import { renderOutbox } from '../../../infra/local/mails/render-outbox.ts';
import type { Scenario } from '../scenario.ts';

/** Every mail of a scenario so far, as it was written at its moment. */
export function mailsOf({ world, setup, loaded }: Scenario): readonly WrittenMail[] {
  const { contacts } = world.store.items;
  const lines = renderTimeline(world.events, contacts);
  return [...renderOutbox({ world, setup, contacts, lines }, loaded.texts)];
}

/** What a rep reads on a morning: the text of his digest, without its links. */
export function digestOf(scenario: Scenario, rep: string, time: string): readonly string[] {
  const at = scenario.local(time);
  const digest = mailsOf(scenario).find(
    ({ template, eml, line }) => template === 'reps/digest' && eml.to.address === rep && Date.parse(line.at) === at,
  );
  if (!digest) throw new Error(`no digest for ${rep} at ${time}`);
  const [body = ''] = digest.eml.text.split('\n--\n');
  return body
    .split('\n')
    .map((line) => line.replaceAll(/ <[^>]*>/g, '').trim())
    .filter((line) => line !== '');
}
