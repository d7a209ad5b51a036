/** One form of a page, as a browser would post it when its button is pressed. */
export interface PageForm {
  readonly action: string;
  /** What its button says. */
  readonly answer: string;
  readonly label: string;
  readonly hidden: boolean;
  /** Fields as they stand, without the button. */
  readonly fields: URLSearchParams;
  /** Names of all fields that can be filled in. */
  readonly names: readonly string[];
}

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : plain(found);
};

/**
 * Every form of a page in the order of the document, but those that only ask for another page. Throws where one holds
 * anything a browser would not post this way.
 */
export function formsIn(page: string): readonly PageForm[] {
  const forms = [...page.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)];
  const posting = forms.filter(([, tag = '']) => attribute(` ${tag}`, 'method') !== 'get');
  return posting.map(([, tag = '', inside = '']) => {
    if (attribute(` ${tag}`, 'method') !== 'post') throw new Error(`a form that does not post: ${tag}`);
    const button = /<button([^>]*)>(.*?)<\/button>/s.exec(inside);
    const fields = new URLSearchParams();
    const names: string[] = [];
    for (const [, input = ''] of inside.matchAll(/<input([^>]*)>/g)) {
      const name = attribute(input, 'name') ?? '';
      const type = attribute(input, 'type');
      if (type !== 'hidden') names.push(name);
      const isChoice = type === 'radio' || type === 'checkbox';
      if (!isChoice || / checked/.test(input)) fields.append(name, attribute(input, 'value') ?? '');
    }
    for (const [, name = '', options = ''] of inside.matchAll(/<select name="([^"]+)">(.*?)<\/select>/gs)) {
      names.push(name);
      const chosen = /<option value="([^"]*)" selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options);
      if (chosen) fields.append(name, plain(chosen[1] ?? ''));
    }
    for (const [, name = '', text = ''] of inside.matchAll(/<textarea name="([^"]+)"[^>]*>(.*?)<\/textarea>/gs)) {
      names.push(name);
      fields.append(name, plain(text));
    }
    return {
      action: attribute(` ${tag}`, 'action') ?? '',
      answer: attribute(button?.[1] ?? '', 'value') ?? '',
      label: plain(button?.[2] ?? ''),
      hidden: / hidden/.test(` ${tag}`),
      fields,
      names,
    };
  });
}
