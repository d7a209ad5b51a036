import type { SignedLink } from '../shared/links.ts';
import type { PagePorts } from './page-ports.ts';
import { takePress } from './take-press.ts';

/**
 * RFC 8058: one POST by the mailbox provider, on behalf of whoever pressed its button, with no page in between and nothing
 * but the link to go by. It counts at once; the same link again is the same press. False where there is nobody.
 */
export async function takeOneClick(ports: PagePorts, { subject }: SignedLink): Promise<boolean> {
  const enrollment = await ports.store.enrollment(subject);
  if (!enrollment) return false;
  const events = [{ type: 'page.one-click', enrollment: subject, signal: 'unsubscribed', by: 'contact' as const }];
  await takePress(ports, { nonce: `one-click.${subject}`, campaign: enrollment.campaign, subject, events }, 0);
  return true;
}
