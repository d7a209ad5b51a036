/** A file as a rep looks at it: what he fetches is no sign of interest of the contact. */
interface Look {
  readonly enrollment: string;
  /** Who looks, as links name him. */
  readonly key: string;
  readonly file: string;
}

/** Ids of enrollments are longer: none of them is this word. */
const MARK = 'look';

/** Subject of the link by which a rep looks at a file of the campaign that a contact got. */
export function lookSubject({ enrollment, key, file }: Look): string {
  return [MARK, enrollment, key, file].join('.');
}

/** What such a link is about; undefined for one of the contact's own. */
export function readLook(subject: string): Look | undefined {
  const [mark, enrollment, key, ...file] = subject.split('.');
  if (mark !== MARK || enrollment === undefined || key === undefined) return undefined;
  return { enrollment, key, file: file.join('.') };
}
