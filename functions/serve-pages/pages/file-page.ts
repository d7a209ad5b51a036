import { html } from 'hono/html';
import { readLook } from '../../shared/look-link.ts';
import { type About, loadAbout, noticesOf, senderLine, wordsFor } from '../about.ts';
import { loadColleague } from '../colleague.ts';
import { renderForm, renderNotice, renderUnseen } from '../forms.ts';
import type { Html, Shown } from '../layout.ts';
import { CLOSED, type Page, type Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';

/**
 * `/f`: a file of the campaign. Its button fetches it, which is a sign of interest and leads to a call; looking at the page
 * is none. A rep looks at the file by a link of his own, which says nothing of the contact.
 */
export function createFilePage(ports: PagePorts): Page {
  const load = async ({ link }: Visit) => {
    const look = readLook(link.subject);
    if (look) {
      const about = await loadColleague(ports, link, look);
      return about && { about, key: look.file, isLook: true };
    }
    const [id = '', ...key] = link.subject.split('.');
    const about = await loadAbout(ports, link, { id });
    return about && { about, key: key.join('.'), isLook: false };
  };
  /** Named by the campaign's files as they are now: what was taken back, or is to come anew, is not given. */
  const isNamed = ({ live }: About, key: string): boolean =>
    Object.hasOwn(live.setup.campaign.files, key) && live.setup.campaign.files[key] !== 'later';
  return {
    view: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      const { about, key } = loaded;
      const words = wordsFor(about).file;
      const isThere = isNamed(about, key) && (await ports.files.has(about.enrollment.campaign, key));
      if (!isThere) return page(about, renderNotice(words.later));
      const form = renderForm(visit.kit, { answer: 'fetch', label: words.button });
      return page(
        about,
        html`${visit.notice ? renderNotice(visit.notice.text, visit.notice.kind) : ''}<p>${words.text}</p>${form}${renderUnseen(visit.kit)}`,
      );
    },
    press: async (visit, form) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      const { about, key, isLook } = loaded;
      const { id, campaign } = about.enrollment;
      if (form.get('answer') === 'none') return { status: 'said', campaign, events: [] };
      const file = isNamed(about, key) ? await ports.files.find(campaign, key) : undefined;
      if (!file) return { status: 'unclear', problems: [wordsFor(about).file.later] };
      if (isLook) return { status: 'said', campaign, events: [], file };
      const fetched = {
        type: 'page.file',
        enrollment: id,
        signal: 'downloaded',
        by: 'contact' as const,
        data: { file: key },
      };
      return { status: 'said', campaign, events: [fetched], file };
    },
    told: async (visit) => {
      const loaded = await load(visit);
      return loaded ? page(loaded.about, renderNotice(wordsFor(loaded.about).file.told)) : CLOSED;
    },
    notices: async (visit) => noticesOf((await load(visit))?.about),
  };
}

function page(about: About, body: Html): Shown {
  const { language, file } = wordsFor(about);
  return { language, title: file.title, body, sender: senderLine(about.live) };
}
