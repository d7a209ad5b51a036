import { html } from 'hono/html';
import { withoutUndone } from '../../../workflows/story/without-undone.ts';
import { OUTCOMES, occasionOf } from '../../../workflows/texts/call-outcomes.ts';
import { phoneWords } from '../../../workflows/texts/phone-words.ts';
import { fullName } from '../../../workflows/texts/salutation.ts';
import { taskHistory } from '../../adapters/mail/task-history.ts';
import { renderTimeline } from '../../shared/timeline.ts';
import { type Colleague, loadColleague } from '../colleague.ts';
import { renderNotice } from '../forms.ts';
import type { Html, Shown } from '../layout.ts';
import { outcomeWord, renderOutcomes } from '../outcome-forms.ts';
import { CLOSED, type Page, type Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';
import { loadColleagues, readReport } from '../report.ts';

/**
 * `/k`: a rep's page of a contact: the story, and that there was contact. With a task open it is reported on; without one
 * it is a conversation that nobody asked for.
 */
export function createStoryPage(ports: PagePorts): Page {
  const load = async ({ link }: Visit) => {
    const [enrollment = '', key = ''] = link.subject.split('.');
    const colleague = await loadColleague(ports, link, { enrollment, key });
    if (!colleague) return undefined;
    const task = await openTask(ports, colleague);
    const { main, more } = OUTCOMES[task ? occasionOf(task.template) : 'follow-up'];
    const colleagues = await loadColleagues(ports, colleague);
    return { ...colleague, task, colleagues, outcomes: [...main, ...more] };
  };
  return {
    view: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      const { words, live, outcomes, enrollment, colleagues } = loaded;
      const { kit, notice } = visit;
      const chosen = kit.filled.get('answer');
      const contact = html`<h2>${words.story.contact}</h2>${renderOutcomes(kit, { outcomes, chosen, live, words, colleagues })}`;
      const ended = enrollment.status === 'ended' ? renderNotice(words.story.ended) : contact;
      return shown(
        loaded,
        html`${notice ? renderNotice(notice.text, notice.kind) : ''}${await story(ports, loaded)}${ended}`,
      );
    },
    press: async (visit, form) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      const { task, outcomes, colleagues } = loaded;
      return readReport(form, { loaded, colleagues, outcomes, now: visit.now, ...(task && { task }) });
    },
    told: async (visit, events) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      const { words } = loaded;
      const what = outcomeWord(events[0]?.signal ?? '', words.language);
      return shown(
        loaded,
        html`${renderNotice(words.call.told(what))}<p><a href="${visit.kit.action}">${words.call.correct}</a></p>`,
      );
    },
    notices: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) throw new Error('a page without anybody shows no words');
      return loaded.words;
    },
  };
}

/** The call or question that waits for a report, if one does. */
async function openTask({ store }: PagePorts, { enrollment }: Colleague) {
  const id = enrollment.phase === 'waiting' ? enrollment.touch?.id : undefined;
  const touch = id === undefined ? undefined : await store.touch(id);
  return touch?.open === true && (touch.kind === 'call' || touch.kind === 'ask') ? touch : undefined;
}

function shown({ words }: Colleague, body: Html): Shown {
  return { language: words.language, title: words.story.title, body };
}

async function story({ history }: PagePorts, { enrollment, contact, words, zone }: Colleague): Promise<Html> {
  const events = await history.eventsOfEnrollment(enrollment.id);
  const lines = taskHistory(withoutUndone(renderTimeline(events, new Map([[contact.id, contact]]))), {
    language: words.language,
    timeZone: zone,
  });
  const phone = contact.phone ?? contact.mobile;
  const { role, organisationName } = contact;
  return html`
<p><strong>${fullName(contact)}</strong>${role === undefined ? '' : `, ${role}`} · ${organisationName}</p>
${phone === undefined ? '' : html`<p>${words.story.phone}: <a href="tel:${phone}">${phoneWords(phone)}</a></p>`}
${contact.email === undefined ? '' : html`<p>${words.story.mail}: ${contact.email}</p>`}
<h2>${words.story.happened}</h2>
${lines.length === 0 ? html`<p>${words.story.nothingYet}</p>` : html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`}`;
}
