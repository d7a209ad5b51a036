import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { LinkPage } from '../../workflows/texts/contact-values.ts';
import { keyOfToken, type LinkKey, type SignedLink, signLink, verifyLink } from '../shared/links.ts';
import { PAGE_SOURCE } from '../shared/page-source.ts';
import { closedWords } from './closed-words.ts';
import { renderPage, SECURE_HEADERS, type Shown } from './layout.ts';
import { createNonce, readNonce } from './nonce.ts';
import { takeOneClick } from './one-click.ts';
import { isClosed, type Page, type Visit } from './page.ts';
import type { CampaignFile, PagePorts } from './page-ports.ts';
import { createPageTable } from './page-table.ts';
import { readForm } from './read-form.ts';
import { isOfPress, pageOf, refusalOn, tellRefusal } from './refusal.ts';
import { takePress } from './take-press.ts';

/** Nobody reads a page and presses its button sooner; a machine does. What the button fetches is given either way. */
const SHORTEST_READ_MS = 1_500;

interface Opened {
  readonly page: Page;
  readonly link: SignedLink;
  readonly token: string;
  readonly keys: readonly LinkKey[];
  readonly now: number;
}

/**
 * The pages behind the links in mails. GET and HEAD only read. A pressed button is kept for the worker, which says it to the
 * same use cases as everybody; a button of a page counts once, and two of them cancel each other.
 */
export function createPages(ports: PagePorts): Hono {
  const pages = createPageTable(ports);
  const app = new Hono();
  app.use(async (context, next) => {
    for (const [name, value] of Object.entries(SECURE_HEADERS)) context.header(name, value);
    await next();
  });
  app.get('/:page/:token', async (context) => {
    const opened = await open(ports, pages, context);
    return 'page' in opened ? show(ports, context, opened) : opened;
  });
  app.post('/:page/:token', async (context) => {
    const form = await readForm(context.req);
    if (!form) return refuse(context, 'too-long', 413);
    const opened = await open(ports, pages, context);
    if (!('page' in opened)) return opened;
    if (opened.link.page === 'u' && form.get('List-Unsubscribe') === 'One-Click') {
      return (await takeOneClick(ports, opened.link)) ? context.body(null, 202) : refuse(context, 'forged', 403);
    }
    return press(ports, context, { ...opened, form });
  });
  app.all('/:page/:token', (context) => refuse(context, 'method', 405));
  app.notFound((context) => refuse(context, 'forged', 404));
  app.onError((fault, context) => {
    ports.onFault?.(fault);
    return refuse(context, 'fault', 500);
  });
  return app;
}

async function open(
  ports: PagePorts,
  pages: Readonly<Record<string, Page>>,
  context: Context,
): Promise<Opened | Response> {
  const { page: letter = '', token = '' } = context.req.param();
  const page = Object.hasOwn(pages, letter) ? pages[letter] : undefined;
  if (!page) return refuse(context, 'forged', 404);
  const now = ports.clock.now();
  const keys = await ports.linkKeys.current(keyOfToken(token));
  const check = verifyLink(keys, letter, token, now);
  if (check.status === 'forged') return refuse(context, 'forged', 403);
  if (check.status === 'expired') return refuse(context, 'expired', 410);
  return { page, link: check.link, token, keys, now };
}

async function show(ports: PagePorts, context: Context, opened: Opened): Promise<Response> {
  const query = new URL(context.req.url).searchParams;
  const { page } = opened;
  const visit = visitOf(ports, opened, query);
  const pressed = await findPress(ports, opened, query);
  const refused = await refusalOn(ports, opened.link, opened.now);
  if (pressed === undefined || (refused && pressed !== 'cancelled' && isOfPress(refused, pressed))) {
    const shown = await page.view(visit);
    if (!refused || isClosed(shown)) return answer(context, shown, 200);
    const text = await tellRefusal(ports, refused, await page.notices(visit));
    return answer(context, await page.view({ ...visit, notice: { kind: 'problem', text } }), 200);
  }
  if (pressed === 'cancelled' || query.has('late')) {
    const words = await page.notices(visit);
    const text = pressed === 'cancelled' ? words.cancelled : words.late;
    return answer(context, await page.view({ ...visit, notice: { kind: 'problem', text } }), 200);
  }
  return answer(context, await page.told(visit, pressed), 200);
}

/** What a press of this page came to, where the address names one: `done` holds the form's nonce. */
async function findPress({ receipts }: PagePorts, { keys, token, now }: Opened, query: URLSearchParams) {
  const nonce = readNonce(keys, token, query.get('done') ?? '', now);
  const receipt = nonce && (await receipts.find(PAGE_SOURCE, nonce.id));
  if (receipt?.status === 'cancelled') return 'cancelled' as const;
  return receipt && receipt.events.length > 0 ? receipt.events : undefined;
}

interface Pressed extends Opened {
  readonly form: URLSearchParams;
}

async function press(ports: PagePorts, context: Context, pressed: Pressed): Promise<Response> {
  const { page, link, form, keys, token, now } = pressed;
  const visit = visitOf(ports, pressed, form);
  const nonce = readNonce(keys, token, form.get('nonce') ?? '', now);
  if (!nonce) {
    const { expiredForm: text } = await page.notices(visit);
    return answer(context, await page.view({ ...visit, notice: { kind: 'problem', text } }), 400);
  }
  const isUnseen = form.get('answer') === 'none';
  const said = await page.press(visit, form);
  if (isClosed(said)) return refuse(context, 'forged', 403);
  if (said.status === 'unclear') {
    const notice = { kind: 'problem' as const, text: said.problems.join(' ') };
    return answer(context, await page.view({ ...visit, notice }), 422);
  }
  const tooSoon = said.file !== undefined && !isUnseen && now - nonce.openedAt < SHORTEST_READ_MS;
  const { campaign, events } = said;
  const result = tooSoon
    ? 'taken'
    : await takePress(ports, { nonce: nonce.id, campaign, subject: link.subject, events, ...pageOf(link) });
  if (said.file && !isUnseen) return sendFile(context, said.file);
  const late = result === 'late' ? '&late=1' : '';
  return context.redirect(`/${link.page}/${token}?done=${form.get('nonce')}${late}`, 303);
}

function visitOf({ random }: PagePorts, { link, token, keys, now }: Opened, filled: URLSearchParams): Visit {
  const nonce = createNonce(keys, token, now, random());
  const [key] = keys;
  const linkTo = (page: LinkPage, subject: string): string =>
    key ? `/${page}/${signLink(key, { page, subject, at: now })}` : '';
  return { link, now, linkTo, kit: { action: `/${link.page}/${token}`, nonce, filled } };
}

function sendFile(context: Context, { name, type, body }: CampaignFile): Response {
  context.header('content-type', type);
  context.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  return context.body(body, 200);
}

type Status = 200 | 400 | 403 | 404 | 405 | 410 | 413 | 422 | 500;

function answer(
  context: Context,
  shown: Shown | { readonly status: 'closed' },
  status: Status,
): Response | Promise<Response> {
  return isClosed(shown) ? refuse(context, 'forged', 403) : context.html(renderPage(shown), status);
}

function refuse(
  context: Context,
  why: Parameters<typeof closedWords>[0],
  status: Status,
): Response | Promise<Response> {
  const { text, ...words } = closedWords(why, context.req.header('accept-language'));
  return context.html(renderPage({ ...words, body: html`<p>${text}</p>` }), status);
}
