import { domainToASCII } from 'node:url';

interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** RFC 2047 §2: an encoded word has at most 75 characters, of which its frame takes 12; 45 bytes are 60 in base64. */
const WORD_BYTES = 45;

/**
 * `"Anna de Vries" <anna@b.example>` in ASCII: a name is quoted, or encoded where it needs more letters (RFC 2047), a
 * domain is in punycode. Undefined where the part before the @ is not ASCII: SES takes no such address.
 */
export function formatMailbox({ name, address }: Mailbox): string | undefined {
  const ascii = asciiAddress(address);
  if (ascii === undefined) return undefined;
  const plain = withoutControls(name);
  if (plain === '') return ascii;
  return `${/^[ -~]*$/.test(plain) ? quote(plain) : encodeWords(plain)} <${ascii}>`;
}

/** A line stays one line whatever stands in a file: control characters would end a header. */
export function withoutControls(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').trim();
}

/** The address as SES takes it; undefined where it is none. */
export function asciiAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, at), domainToASCII(address.slice(at + 1))];
  return at > 0 && domain !== '' && /^[!-~]+$/.test(local) && !/[<>,;]/.test(local) ? `${local}@${domain}` : undefined;
}

function quote(name: string): string {
  return `"${name.replaceAll(/["\\]/g, (sign) => `\\${sign}`)}"`;
}

/** As many words as it takes, none of which splits a letter. */
function encodeWords(name: string): string {
  const words: string[] = [];
  let word = '';
  for (const letter of name) {
    if (Buffer.byteLength(word + letter) > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word].map((text) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`).join(' ');
}
