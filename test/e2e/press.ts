import { formsIn, type PageForm } from '../pages/page-forms.ts';
import { type MailedLink, servedAt } from './mailed-links.ts';
import type { Stage } from './stage.ts';
import { pathStyle } from './webhooks.ts';

/** A press counts after the twenty seconds in which another button takes it back, and a moment on the way. */
export const PRESS_MS = 21_000;

/** What is typed and ticked, by field. */
export type Filled = Readonly<Record<string, string>>;

/** The form of a page with this button, as it is now. */
export async function openForm(
  stage: Stage,
  { url }: Pick<MailedLink, 'url'>,
  answer: string,
): Promise<PageForm | undefined> {
  const opened = await fetch(servedAt(stage, url));
  return formsIn(await opened.text()).find((each) => each.answer === answer);
}

/** A person: opens the page, presses one button. Resolves with what went wrong. */
export async function press(
  stage: Stage,
  link: Pick<MailedLink, 'url'>,
  answered: string,
  filled: Filled,
): Promise<string | undefined> {
  const form = await openForm(stage, link, answered);
  if (!form) return `no button ${answered} behind ${link.url}`;
  const unknown = Object.keys(filled).filter((name) => !form.names.includes(name));
  if (unknown.length > 0) return `no field ${unknown.join(', ')} behind ${link.url}`;
  const body = new URLSearchParams(form.fields);
  for (const [name, value] of Object.entries(filled)) body.set(name, value);
  body.set('answer', answered);
  const pressed = await fetch(pathStyle(stage, form.action), { method: 'POST', body, redirect: 'manual' });
  return pressed.status === 303 ? undefined : `${pressed.status}: ${(await pressed.text()).slice(0, 300)}`;
}
