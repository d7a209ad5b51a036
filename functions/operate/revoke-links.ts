import { readerKey } from '../shared/link-reader.ts';
import { findEnrollment } from './find-enrollment.ts';
import type { OperatePorts } from './operate-ports.ts';
import { type Refused, type RequestOf, refused } from './request.ts';

/**
 * Takes back the links in mails that have gone, to a contact's pages or to a colleague's: whoever has one reads that it does
 * not work. Those of later mails work. A contact can always object by the ones he has.
 */
export async function revokeLinks(
  ports: OperatePorts,
  { campaign, contact, reader }: RequestOf<'revoke-links'>,
): Promise<Refused | { readonly ok: true; readonly until: string }> {
  if (!(await ports.store.campaignState(campaign))) return refused(`${campaign} was never launched here`);
  if ((contact === undefined) === (reader === undefined)) return refused('name one: contact, or reader');
  const holder = await holderOf(ports, { campaign, contact, reader: reader ?? '' });
  if (typeof holder !== 'string') return holder;
  const at = ports.clock.now();
  await ports.revocations.revoke(holder, at);
  return { ok: true, until: new Date(at).toISOString() };
}

interface Named {
  readonly campaign: string;
  readonly contact: string | undefined;
  readonly reader: string;
}

async function holderOf(ports: OperatePorts, { campaign, contact, reader }: Named): Promise<string | Refused> {
  if (contact === undefined) {
    const { setup } = await ports.campaigns.live(campaign);
    return `${campaign}.${readerKey(setup, reader)}`;
  }
  const enrollment = await findEnrollment(ports, campaign, contact);
  return 'ok' in enrollment ? enrollment : enrollment.id;
}
