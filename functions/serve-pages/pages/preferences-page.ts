import { html } from 'hono/html';
import { mayMail } from '../../../workflows/permission/channels-for.ts';
import { type About, loadAbout, noticesOf, senderLine, wordsFor } from '../about.ts';
import { hasBegun } from '../event-words.ts';
import { renderForm, renderNotice, renderUnseen } from '../forms.ts';
import type { Html, Shown } from '../layout.ts';
import { CLOSED, type Page, type Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';
import type { ContactWords } from '../words/contact-words.ts';

/** What may be said here, from the least to the most. */
const OBJECTIONS = ['unsubscribed', 'do-not-call', 'objected'] as const;
type Objection = (typeof OBJECTIONS)[number];

/**
 * `/u`: what somebody may still get from us, and to have less of it. Works for as long as mails are kept, whatever has
 * ended, and is never taken back: an objection must be easy.
 */
export function createPreferencesPage(ports: PagePorts): Page {
  const load = ({ link }: Visit) => loadAbout(ports, link, { id: link.subject, revocable: false });
  return {
    view: async (visit) => {
      const about = await load(visit);
      return about ? showPreferences(about, visit, undefined) : CLOSED;
    },
    press: async (visit, form) => {
      const about = await load(visit);
      if (!about) return CLOSED;
      const { id, campaign } = about.enrollment;
      const answer = form.get('answer');
      if (answer === 'none') return { status: 'said', campaign, events: [] };
      const signal = OBJECTIONS.find((each) => each === answer);
      if (signal === undefined) return { status: 'unclear', problems: [wordsFor(about).expiredForm] };
      return {
        status: 'said',
        campaign,
        events: [{ type: 'page.preferences', enrollment: id, signal, by: 'contact' }],
      };
    },
    told: async (visit, events) => {
      const about = await load(visit);
      return about
        ? showPreferences(
            about,
            visit,
            OBJECTIONS.find((each) => each === events[0]?.signal),
          )
        : CLOSED;
    },
    notices: async (visit) => noticesOf(await load(visit)),
  };
}

/** `pressed` counts in a moment: the page speaks of what will be then. */
function showPreferences(about: About, { kit, notice, now }: Visit, pressed: Objection | undefined): Shown {
  const words = wordsFor(about);
  const { preferences } = words;
  const closed = closedChannels(about, pressed);
  const open = OBJECTIONS.filter((objection) => !closed.has(objection));
  const labels: Readonly<Record<Objection, string>> = {
    unsubscribed: preferences.noMail,
    'do-not-call': preferences.noCall,
    objected: preferences.noContact,
  };
  const { email } = about.live.setup.campaign.sender;
  const body = html`
${notice ? renderNotice(notice.text, notice.kind) : ''}
${pressed === undefined ? '' : renderNotice(preferences.told)}
<p>${stateWords(about, closed, { words, now })}</p>
${open.map((objection) => renderForm(kit, { answer: objection, label: labels[objection] }))}
${open.length === 0 ? '' : renderUnseen(kit)}
${closed.size === 0 ? '' : html`<p><small>${preferences.undo(email)}</small></p>`}
`;
  return { language: words.language, title: preferences.title, body, sender: senderLine(about.live) };
}

function closedChannels({ contact }: About, pressed: Objection | undefined): ReadonlySet<Objection> {
  const everything = contact.objectedAt !== undefined || pressed === 'objected';
  const isPressed = (objection: Objection): boolean => pressed === objection || everything;
  return new Set([
    ...(isPressed('unsubscribed') || !mayMail(contact, 'marketing').allowed ? (['unsubscribed'] as const) : []),
    ...(isPressed('do-not-call') || contact.phoneClosed !== undefined ? (['do-not-call'] as const) : []),
    ...(everything ? (['objected'] as const) : []),
  ]);
}

function stateWords(
  { live }: About,
  closed: ReadonlySet<Objection>,
  { words: { preferences }, now }: { readonly words: ContactWords; readonly now: number },
): string | Html {
  if (closed.has('objected')) return preferences.nothing;
  const mail = closed.has('unsubscribed') ? preferences.mailClosed : preferences.mailOpen;
  const call = hasBegun(live, now) ? preferences.mayCall : preferences.mayCallEvent;
  return `${mail} ${closed.has('do-not-call') ? preferences.noCalls : call}`;
}
