import { html } from 'hono/html';
import type { Touch } from '../../../workflows/domain/touch.ts';
import { OUTCOMES, occasionOf } from '../../../workflows/texts/call-outcomes.ts';
import { fullName } from '../../../workflows/texts/salutation.ts';
import { loadColleague } from '../colleague.ts';
import { renderNotice, renderUnseen } from '../forms.ts';
import { GIVE, readGift, renderGive, toldGift } from '../give-form.ts';
import type { Html, Shown } from '../layout.ts';
import { outcomeWord, renderOutcomes } from '../outcome-forms.ts';
import { CLOSED, type Page, type Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';
import { lastReport } from '../past-reports.ts';
import { firstReport, loadColleagues, readReport } from '../report.ts';
import { readUndo, renderUndo, renderUndoWhile, standingTask, toldUndo, UNDO, whyNoCounts } from '../undo-form.ts';

/**
 * `/c`: what came of a call, or how an appointment or quote stands. The link chooses the outcome; a press reports it. Once
 * reported the page says so, and another report puts it right.
 */
export function createOutcomePage(ports: PagePorts): Page {
  const load = async ({ link }: Visit) => {
    const touch = await ports.store.touch(link.subject);
    if (touch?.enrollment === undefined) return undefined;
    const colleague = await loadColleague(ports, link, {
      enrollment: touch.enrollment,
      address: touch.rep ?? touch.receiver,
    });
    if (!colleague) return undefined;
    const standing = await standingTask(ports, colleague, touch);
    const { enrollment } = colleague;
    const organisation = enrollment.refusal && (await ports.store.organisation(enrollment.organisation));
    const colleagues = await loadColleagues(ports, colleague);
    return { ...colleague, touch: standing, colleagues, ...(organisation && { organisation }) };
  };
  type Loaded = NonNullable<Awaited<ReturnType<typeof load>>>;
  const shown = ({ words, contact }: Loaded, body: Html): Shown => ({
    language: words.language,
    title: words.call.title,
    body: html`<p><strong>${words.call.about(fullName(contact) || contact.organisationName)}</strong>, ${contact.organisationName}</p>${body}`,
  });
  return {
    view: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      const { words, touch, live, zone, colleagues } = loaded;
      const { kit, notice } = visit;
      const chosen = kit.filled.get('answer') ?? kit.filled.get('outcome');
      const reader = { language: words.language, timeZone: zone };
      const past = await lastReport(ports, { touch, moves: loaded.enrollment.moves, reader });
      const isOwn = loaded.enrollment.lastReport?.who === loaded.reader.address;
      const by = isOwn ? undefined : firstReport(loaded, touch.id);
      return shown(
        loaded,
        html`${notice ? renderNotice(notice.text, notice.kind) : ''}
${touch.kind === 'call' ? html`<p>${words.call.attempt(touch.attempt, touch.attempts)}</p>` : ''}
${by !== undefined ? renderNotice(by) : past ? renderNotice(words.call.reported(past.when, past.what)) : ''}
${renderUndoWhile(kit, loaded, visit.now)}
${live.state.paused ? renderNotice(words.call.pause) : ''}
${renderOutcomes(kit, { outcomes: outcomesOf(touch), chosen, live, words, colleagues })}
${renderGive(kit, loaded, visit.now)}`,
      );
    },
    press: async (visit, form) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      const { touch, colleagues } = loaded;
      if (form.get('answer') === UNDO) return readUndo(loaded, visit.now);
      if (form.get('answer') === GIVE) return readGift(loaded, form, visit.now);
      const stands = whyNoCounts(loaded, visit.now);
      if (stands !== undefined) return { status: 'unclear', problems: [stands] };
      return readReport(form, { loaded, colleagues, outcomes: outcomesOf(touch), task: touch, now: visit.now });
    },
    told: async (visit, events) => {
      const loaded = await load(visit);
      if (!loaded) return CLOSED;
      const { words } = loaded;
      const given = toldGift(loaded, events[0]?.type, events[0]?.data?.to);
      const done = given ?? toldUndo(loaded, events[0]?.type);
      if (done !== undefined) return shown(loaded, renderNotice(done));
      const outcome = events[0]?.signal ?? '';
      return shown(
        loaded,
        html`${renderNotice(words.call.told(outcomeWord(outcome, words.language)))}
${outcome === 'declined' ? html`<p>${words.call.onlyTheEvent}</p>` : ''}
${outcome === 'no' ? html`<p>${words.call.mayTakeBack}</p>` : ''}
${loaded.touch.kind === 'call' || outcome === 'no' ? renderUndo(visit.kit, loaded, outcome === 'no') : ''}
<p><a href="${visit.kit.action}">${words.call.correct}</a></p>
${renderUnseen(visit.kit)}`,
      );
    },
    notices: async (visit) => {
      const loaded = await load(visit);
      if (!loaded) throw new Error('a page without a task shows no words');
      return loaded.words;
    },
  };
}

function outcomesOf({ template }: Touch): readonly string[] {
  const { main, more } = OUTCOMES[occasionOf(template)];
  return [...main, ...more];
}
