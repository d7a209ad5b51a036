import type { Contact } from '../../workflows/domain/contact.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { buildContactValues, formOf, previewLinks } from '../../workflows/texts/contact-values.ts';
import { previewMail } from '../../workflows/texts/preview-mail.ts';
import { renderMail } from '../../workflows/texts/render-mail.ts';
import { createTextStore, type TextStore } from '../../workflows/texts/text-store.ts';
import { instantsOf } from '../adapters/mail/mail-context.ts';
import { parseBundle } from '../shared/campaign-bundle.ts';
import { commitOrWait } from '../shared/transact.ts';
import { findEnrollment } from './find-enrollment.ts';
import type { OperatePorts } from './operate-ports.ts';
import { type RequestOf, refused } from './request.ts';

type TestRequest = RequestOf<'send-test'>;

/**
 * Sends one text to an address of our own, filled for a contact of the campaign or with samples; its links lead nowhere.
 * It is claimed before it is sent, so that the same request never sends two.
 */
export function sendTest(ports: OperatePorts) {
  return async (request: TestRequest) => {
    const { campaign, template, contact: named, to, key } = request;
    const pointer = await ports.pointers.pointer(campaign);
    const bundle = pointer && (await ports.objects.get(pointer.bundleKey));
    if (bundle === undefined) return refused(`${campaign} was never launched here. Look at the text: baton preview`);
    const texts = createTextStore(parseBundle(bundle).texts);
    const live = await ports.campaigns.live(campaign);
    const found = named === undefined ? undefined : await findContact(ports, campaign, named);
    if (found && 'ok' in found) return found;
    const language = request.language ?? found?.language ?? live.setup.campaign.language;
    const rendered = render({ live, texts, template, language, contact: found });
    if (!rendered.ok) return refused(`template: ${rendered.message}`);
    const claim = { key: `send-test.${campaign}.${key}`, result: 'recorded' as const };
    const claimed = await commitOrWait(ports, { claim }, 0);
    if (!claimed) return refused('the table is too busy: nothing was sent');
    if (!claimed.ok) return { ok: true, sent: false, why: 'this very request was sent before' } as const;
    const { sender } = live.setup.campaign;
    const { subject, html, text } = rendered.mail;
    const sent = await ports.testMailer.sendTest({
      id: `test.${campaign}.${key}`,
      from: { name: sender.name, address: sender.email },
      ...{ to, subject, html, text, domain: sender.domain },
      sentAt: ports.clock.now(),
    });
    if (sent.status === 'refused') return refused(`the mail service refused it: ${sent.reason}`);
    return { ok: true, sent: true, subject } as const;
  };
}

async function findContact(ports: OperatePorts, campaign: string, named: string) {
  const enrollment = await findEnrollment(ports, campaign, named);
  if ('ok' in enrollment) return enrollment;
  return (await ports.store.contact(enrollment.contact)) ?? refused(`contact: ${named} was removed`);
}

interface TestText {
  readonly live: LiveCampaign;
  readonly texts: TextStore;
  readonly template: string;
  readonly language: string;
  readonly contact: Contact | undefined;
}

function render({ live, texts, template, language, contact }: TestText) {
  const { campaign, plan, reps } = live.setup;
  const form = formOf(campaign, language);
  const rep = reps.get(contact?.rep ?? '') ?? [...reps.values()][0];
  if (!contact || !rep || template.includes('/')) return previewMail({ template, language, form, texts });
  const values = buildContactValues({
    contact: { ...contact, language },
    campaign,
    rep,
    file: /^(presentation|thank-you)/.test(template) ? 'presentation' : 'whitepaper',
    sources: plan.sources,
    instants: instantsOf(live),
    enrollment: 'test',
    firstTouch: template === 'invitation',
    link: previewLinks(campaign.sender.domain),
  });
  const script = contact.source === undefined ? undefined : plan.sources[contact.source]?.script;
  const sources = [contact.source, script].filter((name) => name !== undefined);
  return renderMail({ template, language, form, texts, values, sources });
}
