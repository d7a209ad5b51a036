/** A link of ours in a mail. */
export interface FoundLink {
  readonly url: string;
  readonly page: string;
  readonly token: string;
}

/** Every link to one of our pages in a mail's words and headers, each once. */
export function linksIn(mail: {
  readonly html: string;
  readonly text: string;
  readonly unsubscribe?: string;
}): readonly FoundLink[] {
  const written = `${mail.html.replaceAll('&amp;', '&')}\n${mail.text}\n${mail.unsubscribe ?? ''}`;
  const urls = new Set(written.match(/https?:\/\/[^\s"'<>()\]]+/g));
  return [...urls].flatMap((url) => {
    const [, page, token] = /^https?:\/\/[^/]+\/(r|c|k|l|n|f|u|i|m|dashboard)\/([^?]+)/.exec(url) ?? [];
    return page === undefined || token === undefined ? [] : [{ url, page, token }];
  });
}
