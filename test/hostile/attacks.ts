/** What somebody may write into a field of a list, a page or a webhook. Each is one row of the audience. */
export const ATTACKS: Readonly<Record<string, string>> = {
  html: '<script>alert(1)</script><img src=x onerror=alert(1)><a href="https://evil.example/a">hier</a>',
  'html that closes ours': '"></td></tr></table><style>*{display:none}</style><form action="https://evil.example"><!--',
  'liquid tags and filters': `{{ sender.name }}{% include 'secret' %}{% assign x = 1 %}{{ "x" | raw }}{{ contact.constructor }}`,
  'markdown link and image': '[klik](https://evil.example/m) ![pixel](https://evil.example/p.png) **vet**',
  'markdown blocks': '# Kop\n\n- een\n- twee\n\n> citaat\n\n```\ncode',
  mjml: '</mj-text><mj-raw><mj-include path="/etc/passwd" /></mj-raw><mj-text>',
  'markers of our own': "LQO0QL ;LQT0QL; <!--;LQT1QL;--> $& $1 $` $'",
  'a header': 'Anna\r\nBcc: x@evil.example\r\nX-Evil: 1\r\nContent-Type: text/html\r\n\r\n<b>body</b>',
  'a header by line feed': 'Anna\nBcc: x@evil.example',
  'a header by other line ends':
    'Anna\u2028Bcc: x@evil.example\u2029X-Evil: 1\u0085X-Evil: 2\u000bX-Evil: 3\u000cX-Evil: 4',
  'bidi overrides': '\u202egnp.exe\u202c \u2066van\u2069 \u061c\u200fx\u200e',
  'zero-width signs': 'A\u200bn\ufeffn\u200ca\u00ad \u2060\u180eJ\u200dansen',
  'control characters': 'A\u0007n\u001b[31mn\u007fa\u0001\u0008\u001f',
  'null bytes': 'An\0na\0',
  'half a letter': 'An\ud800na \udc00',
  'a pile of marks': `A${'\u0335\u0322\u0327'.repeat(60)}nna`,
  overlong: 'Anna '.repeat(2000),
  'overlong without a space': 'é'.repeat(6000),
  'address that links itself': 'https://evil.example/betaal',
  'name that links itself': 'Jan www.evil.example',
  'domain that links itself': 'Win op evil.com/nu',
  'mail address that links itself': 'Jan x@evil.example',
  'network share that links itself': '\\\\evil.example\\share file://evil.example/x',
  'formula =': '=HYPERLINK("https://evil.example/f";"x")',
  'formula +': '+1+cmd|calc!A1',
  'formula -': '-1-1',
  'formula @': '@SUM(A1:A9)',
  'formula after tab': '\t=1+1',
  'formula after CR': '\r=1+1',
  'wide formula =': '\uff1d1+1',
  'wide formula +': '\uff0b1+1',
  'wide formula -': '\uff0d1+1',
  'wide formula @': '\uff20SUM(A1)',
  'calendar property': 'Anna\nATTENDEE;RSVP=TRUE:mailto:x@evil.example\r\nX-EVIL:1\r\nEND:VEVENT\r\nBEGIN:VALARM',
  'calendar parameter': 'Anna":mailto:x@evil.example;X-EVIL="1\\n\\, ^n^\'',
  'javascript link': 'javascript:alert(1)',
  'data link': 'data:text/html,<script>alert(1)</script>',
  'quoted-printable soft breaks': '=\r\nAnna=3D=0D=0ABcc: x=',
  'words of RFC 2047': '=?UTF-8?B?PHNjcmlwdD4=?= =?utf-8?q?a=0D=0ABcc:_x?=',
  'XML escapes': ']]>&amp;&#0;<![CDATA[x]]> _x000A__x0041_',
  __proto__x: '__proto__',
  constructor_x: 'constructor',
  'quotes and a delimiter': 'Anna";"x";\'x\',"',
};

const ATTACK_NAMES: readonly string[] = Object.keys(ATTACKS);

/** The attack a person of a list has, by his place in it. */
export function attackAt(index: number): string {
  return ATTACKS[ATTACK_NAMES[index % ATTACK_NAMES.length] ?? ''] ?? '';
}

/** Whatever no person sees, or what breaks a line: in none of our headers, names, files and pages. */
export const UNSEEN =
  /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}](?<![\t\n\r])/u;
