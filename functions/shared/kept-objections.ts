import { identitiesOf, isNumber } from '../../workflows/audience/identities.ts';
import type { Contact } from '../../workflows/domain/contact.ts';
import { type KeptObjection, type Objection, objectionOf, together } from '../../workflows/domain/kept-objection.ts';
import type { Store } from '../../workflows/ports.ts';
import { type AddressKeys, keyedHash } from './keyed-hash.ts';

export interface ObjectionPorts {
  readonly store: Pick<Store, 'objections'>;
  readonly addressKeys: AddressKeys;
}

/** What was ever kept against somebody with this address or one of these numbers, whoever he was then. */
export async function keptAgainst({ store, addressKeys }: ObjectionPorts, contact: Contact): Promise<Objection> {
  const identities = identitiesOf(contact);
  if (identities.length === 0) return {};
  const keys = await addressKeys();
  const ids = keys.flatMap((key) => identities.map((identity) => keyedHash(key, identity)));
  return together(await store.objections(ids));
}

/** What an erasure leaves of his objections: an item for each address and number he had, with what stood there before. */
export async function objectionsToKeep(
  { store, addressKeys }: ObjectionPorts,
  contact: Contact,
): Promise<readonly KeptObjection[]> {
  const [key] = await addressKeys();
  if (!key) throw new Error('no key for addresses: an objection cannot be kept, so nobody is erased');
  const kept = identitiesOf(contact).flatMap((identity) => {
    const objection = objectionOf(contact, isNumber(identity) ? 'number' : 'mail');
    return objection ? [{ id: keyedHash(key, identity), objection }] : [];
  });
  const before = new Map((await store.objections(kept.map(({ id }) => id))).map((item) => [item.id, item]));
  return kept.map(({ id, objection }) => {
    const stored = before.get(id);
    const version = (stored?.version ?? 0) + 1;
    return { schema: 1, id, version, ...together([...(stored ? [stored] : []), objection]) };
  });
}
