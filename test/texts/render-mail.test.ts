import { describe, expect, it } from 'vitest';
import { BUILT_IN_TEXTS, readTexts } from '../../infra/local/read-texts.ts';
import type { MailValues } from '../../workflows/texts/mail-values.ts';
import { type MailRequest, renderMail, renderScript } from '../../workflows/texts/render-mail.ts';
import { sampleValues } from '../../workflows/texts/sample-values.ts';
import { createTextStore } from '../../workflows/texts/text-store.ts';

const builtIn = readTexts(BUILT_IN_TEXTS);

function store(campaign: Readonly<Record<string, string>> = {}) {
  return createTextStore({ campaign: new Map(Object.entries(campaign)), builtIn });
}

function mail(change: Partial<MailRequest>) {
  const template = change.template ?? 'invitation';
  const language = change.language ?? 'nl';
  const values = sampleValues(template, language, 'formal');
  const result = renderMail({ template, language, form: 'formal', texts: store(), values, ...change });
  if (!result.ok) throw new Error(result.message);
  return result.mail;
}

function withContact(contact: Partial<MailValues['contact']>): MailValues {
  const values = sampleValues('invitation', 'nl', 'formal');
  if (!values.contact) throw new Error('no contact in the samples');
  return { ...values, contact: { ...values.contact, ...contact } };
}

const text = (body: string, subject = 'S') => `---\nsubject: ${subject}\n---\n${body}\n`;

describe('renderMail', () => {
  it('M12 takes the text of the variant, then of the source, then the campaign’s, then the built-in one', () => {
    const own = {
      'nl/invitation.md': text('plain'),
      'nl/invitation.fair.md': text('fair'),
      'nl/invitation.b.md': text('b'),
      'nl/invitation.fair.b.md': text('fair b'),
    };
    const read = (change: Partial<MailRequest>, without: readonly string[] = []) => {
      const left = Object.fromEntries(Object.entries(own).filter(([path]) => !without.includes(path)));
      return mail({ texts: store(left), ...change }).text.split('\n')[0];
    };
    const fair = ['fair-tl-2026', 'fair'];
    expect(read({ sources: fair, variant: 'b' })).toBe('fair b');
    expect(read({ sources: fair, variant: 'b' }, ['nl/invitation.fair.b.md'])).toBe('b');
    expect(read({ sources: fair, variant: 'a' })).toBe('fair');
    expect(read({ sources: ['bought-x'] })).toBe('plain');
    expect(read({}, Object.keys(own))).toBe('Geachte mevrouw De Vries,');
  });

  it('refuses a language it has no text in, and never takes another one', () => {
    const texts = createTextStore({ campaign: new Map([['nl/invitation.md', text('x')]]), builtIn: new Map() });
    const values = sampleValues('invitation', 'da', 'formal');
    expect(renderMail({ template: 'invitation', language: 'da', form: 'formal', texts, values })).toEqual({
      ok: false,
      reason: 'text-missing',
      language: 'da',
      template: 'invitation',
      message:
        'invitation is missing in Danish. Write content/da/invitation.md. Nothing is sent in another language by itself.',
    });
    const swedish = createTextStore({ campaign: new Map([['sv/invitation.md', text('x')]]), builtIn });
    expect(swedish.find({ template: 'invitation', language: 'sv' })).toBeUndefined();
  });

  it('gives a nurture item its own text, else the general one', () => {
    const texts = store({ 'nl/nurture-case-nairobi.md': text('Nairobi', 'Een praktijkgeval') });
    expect(mail({ template: 'nurture-case-nairobi', texts }).subject).toBe('Een praktijkgeval');
    expect(mail({ template: 'nurture-tarieven-2027', texts }).subject).toBe(
      'Iets dat u kan helpen: Zakendoen in Afrika',
    );
    expect(mail({ template: 'nurture-case-nairobi', texts }).kind).toBe('marketing');
    expect(texts.find({ template: 'thank-yuo', language: 'nl' })).toBeUndefined();
  });

  it('escapes values in HTML, and leaves subject and text as they are', () => {
    const body = 'Voor {{ organisation.name }}: **{{ contact.personalLine }}**';
    const rendered = mail({
      texts: store({ 'nl/invitation.md': text(body, 'Bij {{ organisation.name }}') }),
      values: withContact({
        personalLine: '<script>x</script> [klik](https://evil.example) **vet** {{ sender.name }}',
      }),
    });
    expect(rendered.subject).toBe('Bij Vries & Zonen <Export> BV');
    expect(rendered.text).toContain('Voor Vries & Zonen <Export> BV:');
    expect(rendered.html).toContain('Vries &amp; Zonen &lt;Export&gt; BV');
    expect(rendered.html.replaceAll('\u200c', '')).toContain(
      '&lt;script&gt;x&lt;/script&gt; [klik](https://evil.example) **vet** {{ sender.name }}',
    );
    expect(rendered.html).not.toMatch(/<script|href="https:\/\/evil/);
  });

  it('lets no value become a script behind a link, nor break a subject over lines', () => {
    const texts = store({
      'nl/invitation.md': text(
        '[hier]({{ contact.more.site }}) [en]({{ contact.more.url }})',
        'Hoi {{ contact.role }}',
      ),
    });
    const values = withContact({
      more: { site: 'javascript:alert(1)', url: 'https://a.example/?q="x' },
      role: 'a\r\nBcc: b@c.example',
    });
    const rendered = mail({ texts, values });
    expect(rendered.html).toMatch(/<a style="[^"]*" href="">hier<\/a> <a style="[^"]*" href="">en<\/a>/);
    expect(rendered.subject).toBe('Hoi a Bcc: b@c.example');
  });

  it('reaches own properties only, and finds a column that this contact lacks empty', () => {
    const texts = store({
      'nl/invitation.md': text(
        '[{{ contact.more.regio }}][{{ contact.more.constructor }}][{{ contact.more.toString }}]',
      ),
    });
    expect(mail({ texts, values: withContact({ more: { other: 'x' } }) }).text).toContain('[][][]');
  });

  it('fails on a field that is always there and is not, and bears one that may be empty', () => {
    const texts = store({ 'nl/invitation.md': text('{{ contact.role }}|{{ organisation.name }}') });
    const { organisation: _, ...values } = withContact({});
    expect(() => mail({ texts, values })).toThrow(/organisation\.name/);
    const { role: __, ...contact } = withContact({}).contact ?? { salutation: '', name: '', language: 'nl' };
    expect(mail({ texts, values: { ...withContact({}), contact } }).text).toContain('|Vries');
  });

  it('F39 says in the first message who we are, where the address comes from and how to object, per language', () => {
    for (const language of ['nl', 'en']) {
      const values = sampleValues('invitation', language, 'formal');
      const from = values.source?.text ?? '';
      const first = mail({ language, texts: store(), values });
      const [, footer = ''] = first.text.split('\n--\n');
      for (const words of ['Voorbeeld Logistics BV', 'Havenweg 1, 3000 AA Rotterdam', 'KvK 00000000', from, '/u/1>']) {
        expect(footer.split('\n\n')[0], words).toContain(words);
      }
      const later = mail({
        language,
        values: { ...values, firstTouch: false },
      });
      expect(later.text).not.toContain(from);
    }
  });

  it('never makes marketing mail without a way out, and promises none below service mail', () => {
    const values = { ...sampleValues('invitation', 'nl', 'formal'), links: {} };
    expect(() => mail({ values })).toThrow(/unsubscribe/);
    expect(mail({ template: 'practical' }).text).not.toContain('/u/1');
  });

  it('addresses formally or informally', () => {
    const values = { ...sampleValues('seat-released', 'nl', 'informal') };
    const texts = store();
    const informal = renderMail({ template: 'seat-released', language: 'nl', form: 'informal', texts, values });
    expect(informal.ok && informal.mail.text).toMatch(
      /^Beste Anna,\n\nDank dat je het liet weten\. Je staat niet meer/,
    );
    expect(mail({ template: 'seat-released' }).text).toMatch(
      /^Geachte mevrouw De Vries,\n\nDank dat u het liet weten\. U staat niet meer/,
    );
  });

  it('rule 14: speaks of a seat to whoever had one, and of the waiting list to whoever had none', () => {
    const sample = sampleValues('seat-released', 'nl', 'formal');
    const { waitingPlace: _, ...seated } = sample.contact ?? {};
    const values = { ...sample, contact: { ...seated, name: 'Anna de Vries', salutation: 'Geachte mevrouw De Vries' } };
    expect(mail({ template: 'seat-released', values: values as typeof sample }).text).toContain('Wij hebben uw plaats');
    expect(mail({ template: 'seat-released' }).text).not.toContain('Wij hebben uw plaats');
  });

  it('keeps bold, lists and links whole around tags', () => {
    const body =
      'Zeg {% if contact.role %}**[ja]({{ links.list }})**{% endif %}\n\n{% for link in task.outcomes %}\n- {{ link.label }}\n{% endfor %}\n\n1. een\n2. twee';
    const texts = store({ 'nl/reps/call-task.md': text(body) });
    const rendered = mail({ template: 'reps/call-task', texts });
    expect(rendered.html).toMatch(/<strong><a style="[^"]*" href="https/);
    expect(rendered.html.match(/<ul\b/g)).toHaveLength(1);
    expect(rendered.text).toContain('- Komt\n- Komt niet\n- Niet bereikt\n- Terugbellen\n\n');
    expect(rendered.text).toContain('1. een\n');
  });

  it('says what a rep needs on a call task', () => {
    const { text: body, subject } = mail({ template: 'reps/call-task' });
    expect(subject).toBe('Bellen · Anna de Vries (Vries & Zonen <Export> BV) · uitnodiging, poging 2 van 3');
    for (const words of [
      'daar is het nu 14:00; bel tussen 09:00 en 16:30',
      'Waarom nu:',
      'Doel:',
      'Toestemming:',
      'Bij hen ook:',
      'Tot nu toe:',
      'Zeg iets als',
      'Komt <https://',
      'Geef aan een collega',
    ]) {
      expect(body, words).toContain(words);
    }
    expect(mail({ template: 'reps/call-task' }).html).toContain('href="tel:+31100000010"');
  });
});

describe('renderScript', () => {
  it('gives a script’s paragraphs in plain words and its subject as the goal', () => {
    const texts = store({
      'nl/scripts/call-2.md': text('"Goedendag, {{ contact.name }}."\n\nVraag door.', 'Een afspraak'),
    });
    const values = sampleValues('scripts/call-2', 'nl', 'formal');
    expect(renderScript({ template: 'scripts/call-2', language: 'nl', form: 'formal', texts, values })).toEqual({
      ok: true,
      goal: 'Een afspraak',
      paragraphs: ['"Goedendag, Anna de Vries."', 'Vraag door.'],
    });
  });

  it('needs no front matter in a script', () => {
    const texts = store({ 'nl/scripts/call-2.md': 'Goedendag.\n' });
    const values = sampleValues('scripts/call-2', 'nl', 'formal');
    expect(renderScript({ template: 'scripts/call-2', language: 'nl', form: 'formal', texts, values })).toEqual({
      ok: true,
      goal: '',
      paragraphs: ['Goedendag.'],
    });
  });
});
