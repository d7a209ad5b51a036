import { createMemoryHistory } from '../../functions/adapters/memory/memory-history.ts';
import { createMemoryReceipts } from '../../functions/adapters/memory/memory-receipts.ts';
import { createMemoryReviews } from '../../functions/adapters/memory/memory-reviews.ts';
import { createMemoryRevocations } from '../../functions/adapters/memory/memory-revocations.ts';
import { applyReceipt } from '../../functions/apply-receipt/apply-receipt.ts';
import { createPages } from '../../functions/serve-pages/app.ts';
import type { CampaignFile, PagePorts } from '../../functions/serve-pages/page-ports.ts';
import { type LinkKey, signLink } from '../../functions/shared/links.ts';
import { REHEARSAL_KEY } from '../../infra/local/rehearsal-links.ts';
import type { LinkPage } from '../../workflows/texts/contact-values.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { formsIn, type PageForm } from './page-forms.ts';

const HOST = 'https://pages.example';

export interface Answered {
  readonly status: number;
  readonly html: string;
  readonly forms: readonly PageForm[];
  readonly headers: Headers;
}

/** The pages of a world: the same app as behind the HTTP API, with its worker in the same virtual time. */
export function openPages({ world }: Pick<Scenario, 'world'>, change: Partial<PagePorts> = {}) {
  const receipts = createMemoryReceipts();
  const reviews = createMemoryReviews();
  const revocations = createMemoryRevocations();
  const { clock, run, ports } = world;
  /** Everything that could change: the store's items, what happened, what waits for a person or the worker. */
  const everything = async (): Promise<string> =>
    JSON.stringify([
      world.events.length,
      [...world.store.items.enrollments.values()],
      [...world.store.items.contacts.values()],
      [...world.store.items.touches.values()],
      [...world.store.items.reviews.values()],
      [...world.store.items.lines.values()],
      await reviews.of('afrika'),
      queued.length,
    ]);
  const queued: string[] = [];
  const campaigns = change.campaigns ?? ports.campaigns;
  const apply = applyReceipt({ ...ports, campaigns, receipts, reviews });
  const keys: { now: readonly LinkKey[] } = { now: [REHEARSAL_KEY] };
  const files = new Map<string, CampaignFile>();
  let made = 0;
  const app = createPages({
    ...ports,
    receipts,
    reviews,
    revocations,
    pointers: { launched: async () => ['afrika'] },
    receiptQueue: {
      enqueue: async (source, id, delaySeconds = 0) => {
        queued.push(id);
        clock.at(clock.now() + delaySeconds * 1000, () => run(() => apply({ source, id })));
      },
    },
    history: {
      eventsOfEnrollment: (id) =>
        createMemoryHistory({ events: world.events, touches: world.store.items.touches }).eventsOfEnrollment(id),
    },
    linkKeys: { current: async () => keys.now },
    files: { has: async (_campaign, key) => files.has(key), find: async (_campaign, key) => files.get(key) },
    random: () => {
      made += 1;
      return `nonce${String(made).padStart(11, '0')}`;
    },
    ...change,
  });
  const ask = async (path: string, init: RequestInit = {}): Promise<Answered> => {
    const response = await app.fetch(new Request(new URL(path, HOST), init));
    const html = await response.text();
    return { status: response.status, html, forms: formsIn(html), headers: response.headers };
  };
  const path = (page: LinkPage, subject: string, query = '', key: LinkKey = REHEARSAL_KEY): string =>
    `/${page}/${signLink(key, { page, subject, at: clock.now() })}${query}`;
  const post = (form: PageForm, filled: Readonly<Record<string, string>> = {}): Promise<Answered> => {
    const body = new URLSearchParams(form.fields);
    for (const [name, value] of Object.entries(filled)) body.set(name, value);
    body.set('answer', form.answer);
    return ask(form.action, { method: 'POST', body });
  };
  /** A person: opens the page, presses one button, reads what comes. */
  const press = async (from: string, answer: string, filled: Readonly<Record<string, string>> = {}) => {
    const opened = await ask(from);
    const form = opened.forms.find((each) => each.answer === answer);
    if (!form) throw new Error(`no button ${answer} on ${from}: ${opened.status} ${opened.html}`);
    const pressed = await post(form, filled);
    const next = pressed.headers.get('location');
    return { opened, form, pressed, told: next === null ? undefined : await ask(next) };
  };
  return {
    everything,
    app,
    apply,
    ask,
    get: (from: string) => ask(from),
    path,
    post,
    press,
    keys,
    files,
    receipts,
    reviews,
    revocations,
  };
}
