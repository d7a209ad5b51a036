import { html } from 'hono/html';
import { parseEmail } from '../../../workflows/audience/read-email.ts';
import { loadAbout, noticesOf, senderLine, wordsFor } from '../about.ts';
import { eventWords, hasBegun, isEventCancelled } from '../event-words.ts';
import { renderForm, renderInput, renderNotice, renderUnseen } from '../forms.ts';
import type { Shown } from '../layout.ts';
import { CLOSED, type Page, type Said, type Unclear, type Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';

/** Of the subject of a link to hand on: it answers for nobody. */
const SHARE = '.share';

/** Subject of the link to an invitation that is handed on. */
export function shareOf(enrollment: string): string {
  return `${enrollment}${SHARE}`;
}

/** The enrollment whose invitation was handed on; undefined for a link of one's own. */
export function sharedBy(subject: string): string | undefined {
  return subject.endsWith(SHARE) ? subject.slice(0, -SHARE.length) : undefined;
}

/**
 * `/r` of a link that was handed on: says what the invitation is to, nothing of whoever was invited, and takes in who would
 * like to come. A person looks at it: nobody is mailed on somebody else's word.
 */
export function createSharePage(ports: PagePorts): Page {
  const load = async ({ link }: Visit) => {
    const about = await loadAbout(ports, link, { id: sharedBy(link.subject) ?? '' });
    const isOver = about && (hasBegun(about.live, ports.clock.now()) || isEventCancelled(about.live));
    return about && { about, words: wordsFor(about), isOver: isOver === true };
  };
  type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;
  const page = ({ about, words }: Loaded, body: Shown['body']): Shown => {
    const { name, when, place } = eventWords(about.live, about.contact);
    return {
      language: words.language,
      title: words.share.title,
      body: html`<p>${words.response.invited(name, when, place)}</p>${body}`,
      sender: senderLine(about.live),
    };
  };
  return {
    view: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      return page(loaded, loaded.isOver ? renderNotice(loaded.words.response.over) : signUp(loaded.words.share, visit));
    },
    press: async (visit, form) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      const { about, words, isOver } = loaded;
      if (isOver) return { status: 'unclear', problems: [words.response.over] };
      return readGuest(about.enrollment, form, words.share.missing);
    },
    told: async (visit) => {
      const loaded = await load(visit);
      return loaded ? page(loaded, renderNotice(loaded.words.share.told)) : CLOSED;
    },
    notices: async (visit) => noticesOf((await load(visit))?.about),
  };
}

type ShareWords = ReturnType<typeof wordsFor>['share'];

function signUp(share: ShareWords, { kit, notice }: Visit): Shown['body'] {
  const fields = [
    renderInput(kit, { name: 'name', label: share.name, required: true }),
    renderInput(kit, { name: 'organisation', label: share.organisation, required: true }),
    renderInput(kit, { name: 'email', label: share.email, type: 'email', required: true }),
  ];
  return html`${notice ? renderNotice(notice.text, notice.kind) : ''}<p>${share.text}</p>
${renderForm(kit, { answer: 'guest', label: share.button, fields })}${renderUnseen(kit)}`;
}

/** About no enrollment: it waits on the review list, for the host. */
function readGuest(
  { campaign }: { readonly campaign: string },
  form: URLSearchParams,
  missing: string,
): Said | Unclear {
  if (form.get('answer') === 'none') return { status: 'said', campaign, events: [] };
  const lastName = form.get('name')?.trim().slice(0, 200) ?? '';
  const organisation = form.get('organisation')?.trim().slice(0, 200) ?? '';
  const email = parseEmail(form.get('email')?.trim().slice(0, 254) ?? '');
  if (lastName === '' || organisation === '' || email === undefined) return { status: 'unclear', problems: [missing] };
  const who = { email, lastName, organisation };
  return { status: 'said', campaign, events: [{ type: 'page.guest', signal: 'accepted', who }] };
}
