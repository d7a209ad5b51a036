import type { Receiver, Touch } from '../../../workflows/domain/touch.ts';

/** What SES tells with every event about a mail, so that it is found again. */
export interface MailTags {
  readonly touch: string;
  readonly campaign: string;
  /** Whom it went to: what a rep's mail box does says nothing of the contact his mail was about. */
  readonly to: Receiver;
  readonly enrollment?: string;
}

interface Tag {
  readonly Name: string;
  readonly Value: string;
}

/** API SendEmail, MessageTag: a value has at most 256 characters, of `A-Z a-z 0-9 _ -`. */
const LONGEST = 256;

/** The tags of a touch. An id too long for one is left off: then the campaign's own rule settles what stays uncertain. */
export function tagsOf({ id, campaign, to, enrollment }: Touch): readonly Tag[] {
  const tags = Object.entries({ touch: id, campaign, to, enrollment }).map(([Name, value = '']) => ({
    Name,
    Value: encodeTag(value),
  }));
  return tags.filter(({ Value }) => Value !== '' && Value.length <= LONGEST);
}

/** What a mail's tags say, each a list as SES has it; undefined where they are not ours. */
export function readTags(tags: Readonly<Record<string, readonly string[]>>): MailTags | undefined {
  const [touch, campaign, enrollment, name] = ['touch', 'campaign', 'enrollment', 'to'].map((key) =>
    decodeTag(tags[key]?.[0]),
  );
  const to = RECEIVERS.find((receiver) => receiver === name);
  if (touch === undefined || campaign === undefined || to === undefined) return undefined;
  return { touch, campaign, to, ...(enrollment !== undefined && { enrollment }) };
}

const RECEIVERS: readonly Receiver[] = ['contact', 'rep', 'manager', 'host'];

/** Reversible: letters, digits and hyphens stay, every other byte is `_` and two hex digits: `anna@b.example` → `anna_40b_2eexample`. */
function encodeTag(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  return bytes
    .map((byte) => {
      const sign = String.fromCharCode(byte);
      return /[A-Za-z0-9-]/.test(sign) ? sign : `_${byte.toString(16).padStart(2, '0')}`;
    })
    .join('');
}

function decodeTag(value: string | undefined): string | undefined {
  if (value === undefined || !/^(?:[A-Za-z0-9-]|_[0-9a-f]{2})+$/.test(value)) return undefined;
  const bytes = (value.match(/_[0-9a-f]{2}|./g) ?? []).map((part) =>
    part.length === 1 ? part.charCodeAt(0) : Number.parseInt(part.slice(1), 16),
  );
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
