import type { HonoRequest } from 'hono';
import { plainText } from '../../workflows/texts/plain-text.ts';

/** A list of 150 lines with a reason and a line of the rep's own each is below; the HTTP API would take 10 MB. */
const MOST_BYTES = 256 * 1024;

/** A posted form, in either way RFC 8058 allows; undefined where it is longer than any of ours. What is no form is an empty one. */
export async function readForm({ raw }: HonoRequest): Promise<URLSearchParams | undefined> {
  const type = raw.headers.get('content-type') ?? '';
  if (Number(raw.headers.get('content-length') ?? 0) > MOST_BYTES) return undefined;
  const bytes = await raw.arrayBuffer();
  if (bytes.byteLength > MOST_BYTES) return undefined;
  if (!type.startsWith('multipart/form-data')) return plainForm(new URLSearchParams(new TextDecoder().decode(bytes)));
  const form = new URLSearchParams();
  try {
    const parts = await new Response(bytes, { headers: { 'content-type': type } }).formData();
    for (const [name, value] of parts) if (typeof value === 'string') form.append(name, value);
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
  }
  return plainForm(form);
}

/** What was typed, without what nobody sees: it is shown to others, in mails and on pages. */
function plainForm(form: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...form].map(([name, value]): [string, string] => [name, plainText(value)]));
}
