import type { MailResult } from '../../../workflows/ports.ts';
import { sendCommand } from './send-command.ts';
import { type SesAccess, sendOnce } from './ses-mailer.ts';

/** A mail that belongs to no enrollment, already rendered. */
interface TestMail {
  readonly to: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly id: string;
  readonly domain: string;
  readonly sentAt: number;
}

/** Sends tests of texts: nobody can object by them, they say what they are, and no event about them means anything. */
export function createTestMailer(access: SesAccess): { sendTest(mail: TestMail): Promise<MailResult> } {
  return {
    sendTest: ({ to, subject, ...mail }) => {
      const eml = { ...mail, subject: `[Test] ${subject}`, to: { name: '', address: to } };
      const tags = [{ Name: 'test', Value: 'yes' }];
      return sendOnce(access, sendCommand({ eml, kind: 'internal' }, { ...access, tags }));
    },
  };
}
