const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'" },
  ...{ nbsp: ' ', zwnj: '', '#847': '' },
};

/** What a person reads of a mail's HTML: its words in one line, without the preheader that only a list of mails shows. */
export function readableHtml(html: string): string {
  const [, body = ''] = /<body[^>]*>([\s\S]*)<\/body>/.exec(html) ?? [];
  return body
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<div style="display:none[^>]*>[\s\S]*?<\/div>/g, '')
    .replaceAll(/<\/?(?:a|strong|em|b|i|span)\b[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replaceAll(/\s+/g, ' ');
}
