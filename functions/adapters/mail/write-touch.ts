import type { Touch } from '../../../workflows/domain/touch.ts';
import type { MailResult } from '../../../workflows/ports.ts';
import { loadDigest } from './load-digest.ts';
import { loadList } from './load-list.ts';
import { type LoadedMail, loadSingle } from './load-single.ts';
import { mailOfLine } from './mail-of-line.ts';
import type { MailSources } from './mail-sources.ts';
import type { WrittenMail } from './written-mail.ts';

type Refused = Extract<MailResult, { readonly status: 'refused' }>;
export type Written = { readonly status: 'written'; readonly mail: WrittenMail } | Refused;

/**
 * Writes the mail of a touch with the code that writes it in a rehearsal. Nothing has gone out yet, whatever breaks here:
 * what could not be read is read again in a minute, and a text that cannot be rendered now never will be.
 */
export async function writeTouch(sources: MailSources, touch: Touch, tasks: readonly Touch[]): Promise<Written> {
  let loaded: LoadedMail;
  try {
    loaded = await load(sources, touch, tasks);
  } catch (fault) {
    sources.onFault?.(fault);
    return refused(true, 'nothing to write it from');
  }
  return write(sources, touch, loaded);
}

function load(sources: MailSources, touch: Touch, tasks: readonly Touch[]): Promise<LoadedMail> {
  if (touch.enrollment !== undefined) return loadSingle(sources, touch, touch.enrollment);
  return touch.template === 'digest' ? loadDigest(sources, touch, tasks) : loadList(sources, touch);
}

function write(sources: MailSources, touch: Touch, { context, line }: LoadedMail): Written {
  try {
    const mail = mailOfLine(context, line);
    if (!mail) return refused(false, 'no mail');
    return mail.eml.to.address === '' ? refused(false, 'no mail address') : { status: 'written', mail };
  } catch (fault) {
    sources.onFault?.(fault);
    return refused(false, `${touch.template} cannot be rendered`);
  }
}

function refused(retry: boolean, reason: string): Refused {
  return { status: 'refused', retry, reason };
}
