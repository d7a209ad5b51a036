import { describe, expect, it } from 'vitest';
import { checkText } from '../../workflows/texts/check-text.ts';

const FILE = 'content/nl/invitation.md';

function say(source: string, file = FILE): string[] {
  return checkText(file, source).map(
    ({ line, column, path, message }) => `${file}:${line}:${column} ${path}${path === '' ? '' : ': '}${message}`,
  );
}

function text(body: string, head = 'subject: Uitnodiging'): string {
  return `---\n${head}\n---\n${body}`;
}

describe('checkText', () => {
  it('tells an unknown field word by word, where it stands, and what was meant', () => {
    expect(say(text('\n\n\nGeachte mevrouw, {{ contact.firstname }},'))).toEqual([
      'content/nl/invitation.md:7:18 {{ contact.firstname }}: unknown field. Did you mean contact.firstName? All fields: baton explain fields.',
    ]);
  });

  it('finds fields in conditions, in the subject, with CRLF and behind a byte order mark', () => {
    const source = `\uFEFF${text('{% if event.capasity %}x{% endif %}', 'preheader: a\nsubject: "Hoi {{ contact.nme }}"')}`;
    expect(say(source.replaceAll('\n', '\r\n'))).toEqual([
      `${FILE}:3:15 {{ contact.nme }}: unknown field. Did you mean contact.name? All fields: baton explain fields.`,
      `${FILE}:5:1 {% if event.capasity %}: unknown field. Did you mean event.capacity? All fields: baton explain fields.`,
    ]);
  });

  it('refuses fields that this reader’s texts do not have', () => {
    expect(say(text('{{ task.why }}'))).toEqual([
      `${FILE}:4:1 {{ task.why }}: only in mails to reps. All fields: baton explain fields.`,
    ]);
    expect(say(text('{{ mail.subject }}'))[0]).toContain('unknown field');
  });

  it.each([
    ['{% if contact.name %} x', '4:1 {% if contact.name %}: tag {% if contact.name %} not closed.'],
    ['x {{ contact.name', '4:3 output "{{ contact.name" not closed.'],
    ['a {{ contact.name | shout }}', '4:3 {{ contact.name | shout }}: undefined filter: shout. Known here:'],
    ['a {{ contact.name | raw }}', '4:3 {{ contact.name | raw }}: undefined filter: raw.'],
    ['{% include "x" %}', '4:1 {% include "x" %}: no tag "include" here.'],
    ['{% render "x" %}', '4:1 {% render "x" %}: no tag "render" here.'],
    ['{% layout "x" %}', '4:1 {% layout "x" %}: no tag "layout" here.'],
    [
      '{% if contact.language == “nl” %}x{% endif %}',
      '4:1 {% if contact.language == “nl” %}: a curly quote from Word.',
    ],
    ['{{ event.start }}', '4:1 {{ event.start }}: a moment needs words. Write {{ event.start | date_words }}'],
    ['{{ contact.name | date_words }}', '4:1 {{ contact.name | date_words }}: date_words wants a moment, not "Anna'],
    ['{{ contact.firstName }}', '4:1 {{ contact.firstName }}: empty for some.'],
  ])('places %s', (body, message) => {
    expect(say(text(body))).toEqual([expect.stringContaining(`${FILE}:${message}`)]);
  });

  it.each(['contact.more.site', 'contact.more.url', 'organisation.name', 'contact.note'])(
    'refuses a link to what others wrote: %s',
    (field) => {
      const told = say(text(`a {% if ${field} %}[b]({{ ${field} }}){% endif %}`));
      expect(told.filter((each) => each.includes('becomes no link'))).toHaveLength(1);
      expect(told.join()).toContain(`{{ ${field} }}: what stands in ${field} was written by others`);
    },
  );

  it('lets links lead where ours do, and to checked numbers and addresses', () => {
    const links =
      '[a]({{ links.accept }}) [b](https://voorbeeld.example) {% if rep.phone %}[c](tel:{{ rep.phone }}){% endif %}';
    expect(say(text(links))).toEqual([]);
  });

  it('wants words for every link and picture', () => {
    expect(
      say(text('Hallo\nLees [ ]({{ links.accept }}) en [dit]({{ links.accept }}), ![](https://x.example/i.png)')),
    ).toEqual([
      `${FILE}:5:6 [ ]({{ links.accept }}): a link without words. Write between [ and ] what it opens.`,
      `${FILE}:5:60 ![](https://x.example/i.png): a picture without words. Write between [ and ] what it shows.`,
    ]);
  });

  it('wants a subject, known keys and the right kind', () => {
    expect(say('Beste Anna')).toEqual([
      `${FILE}:1:1 subject: missing. Begin the file with ---, a line "subject: …", and ---`,
    ]);
    expect(say(text('x', 'subjct: a\nsubject: b'))).toEqual([
      `${FILE}:2:1 subjct: unknown key. Did you mean "subject"? Keys here: subject, preheader, kind, from.`,
    ]);
    expect(say(text('x', 'subject: b\nkind: service'))[0]).toContain(':3:1 kind: invitation is marketing.');
    expect(say(text('x', 'subject: b\nfrom: boss'))[0]).toContain(
      ':3:7 from: "boss" is none of rep, campaign, marketing.',
    );
    expect(say('---\nsubject: a\nBeste Anna')[0]).toContain(':1:1 the front matter that begins here never ends.');
  });

  it('leaves a guarded field, a column of the file’s own and a script without front matter alone', () => {
    expect(
      say(text('{% if contact.firstName %}{{ contact.firstName }}{% endif %} {{ contact.role | default: "x" }}')),
    ).toEqual([]);
    expect(say(text('{% if contact.more.regio %}{{ contact.more.regio }}{% endif %}'))).toEqual([]);
    expect(say('"Goedendag {{ contact.name }}"', 'content/nl/scripts/call-2.fair.md')).toEqual([]);
  });

  it('tries the text out: a field that a list’s lines do not have is found', () => {
    const body = '{% for line in list.lines %}\n- {{ line.nme }}\n{% endfor %}';
    expect(say(text(body), 'content/nl/reps/digest.md')).toEqual([
      'content/nl/reps/digest.md:5:3 {{ line.nme }}: undefined variable: line.nme. All fields: baton explain fields.',
    ]);
  });

  it('never fails on what people write', () => {
    for (const body of [
      '{{',
      '%}',
      '{% %}',
      '{{ }}',
      '{{ "}}" }}',
      '{{ a b }}',
      '{%- else -%}',
      '{% for %}',
      '\u0000',
      '{{ contact["name"] }}',
    ]) {
      expect(() => say(text(body))).not.toThrow();
    }
  });
});
