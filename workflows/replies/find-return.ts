/** ISO date. */
type Day = string;

const MONTHS: Readonly<Record<string, number>> = {
  ...monthsOf('januari februari maart april mei juni juli augustus september oktober november december'),
  ...monthsOf('januar februar marts april maj juni juli august september oktober november december'),
  ...monthsOf('januar februar märz april mai juni juli august september oktober november dezember'),
  ...monthsOf('january february march april may june july august september october november december'),
  ...monthsOf('jan feb mrt apr mei jun jul aug sep okt nov dec'),
  ...monthsOf('jan feb mar apr maj jun jul aug sept oct nov dez'),
  jänner: 1,
};

function monthsOf(names: string): Record<string, number> {
  return Object.fromEntries(names.split(' ').map((name, index) => [name, index + 1]));
}

const MONTH = Object.keys(MONTHS)
  .sort((left, right) => right.length - left.length)
  .join('|');
/** `2027-02-08` · `8-2-2027`, `08/02`, `8.2.` · `8. februar 2027`, `8th of February` · `February 8, 2027`. */
const DATE = new RegExp(
  [
    String.raw`(?<isoYear>\d{4})-(?<isoMonth>\d{2})-(?<isoDay>\d{2})`,
    String.raw`(?<day>\d{1,2})(?:\.|st|nd|rd|th|e)?\s+(?:of\s+)?(?<month>${MONTH})\b\.?(?:,?\s+(?<year>\d{4}))?`,
    String.raw`(?<monthFirst>${MONTH})\.?\s+(?<dayAfter>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?<yearAfter>\d{4}))?`,
    String.raw`(?<![\d:])(?<dayNumber>\d{1,2})[-./](?<monthNumber>\d{1,2})(?:[-./](?<yearNumber>\d{4}|\d{2})\b)?(?![\d:])`,
  ].join('|'),
  'giu',
);

const WEEKDAY = String.raw`(?:\p{L}+dag|\p{L}+day|\p{L}+tag|mittwoch|ma|di|wo|do|vr|za|zo|man|tirs|ons|tors|fre|lør|søn|mo|mi|fr)?\.?,?\s*`;
const ARTICLE = String.raw`(?:de|den|dem|the|d\.)?\s*`;
const before = (words: string) => new RegExp(String.raw`(?:^|[\s(])(?:${words})\s+${WEEKDAY}${ARTICLE}$`, 'iu');
/** The last day he is away. */
const LAST_DAY = before(
  String.raw`t\/m|tot en met|til og med|t\.o\.m\.|bis einschließlich|bis einschl\.|bis zum|bis|through|up to and including`,
);
/** The day he is back, as most people mean it. */
const UNTIL = before('tot|til|indtil|until|till');
const SINCE = before('van|vanaf|fra|vom|ab|from|since|sinds|per|as of');
const BACK =
  /(?:^|\s)(?:weer|terug|retour|bereikbaar|tilbage|igen|træffes|wieder|zurück|erreichbar|back|return\w*|again|available|reachable)(?![\p{L}])/iu;
const NOT_BACK =
  /(?:niet|ikke|nicht|not|kun|beperkt|eingeschränkt|limited)(?:\s+\p{L}+){0,2}?\s+(?:bereikbaar|træffes|erreichbar|available|reachable)/giu;

interface Found {
  readonly day: Day;
  readonly what: 'back' | 'until' | 'plain';
}

/** Nobody is away for longer: such a date is something else. */
const LONGEST_DAYS = 180;
const DAY_MS = 86_400_000;

/**
 * The first day on which the writer of an out-of-office note is back, by a date in Dutch, Danish, German or English;
 * undefined where the note names none that lies ahead. A date without a year is the next one of that name.
 */
export function findReturn(text: string, writtenOn: Day): Day | undefined {
  const plain = text.replace(/\s+/g, ' ').replace(NOT_BACK, (words) => ' '.repeat(words.length));
  const matches = [...plain.matchAll(DATE)];
  const found = matches.flatMap((match, index): Found[] => {
    const day = dayOf(match.groups ?? {}, writtenOn);
    if (day === undefined) return [];
    const from = index === 0 ? 0 : endOf(matches[index - 1]);
    const context = [plain.slice(from, match.index), plain.slice(endOf(match), matches[index + 1]?.index)] as const;
    return classify(day, context);
  });
  for (const kind of ['back', 'until', 'plain'] as const) {
    const days = found.filter(({ day, what }) => what === kind && isAhead(day, writtenOn)).map(({ day }) => day);
    const last = days.sort().at(-1);
    if (last !== undefined) return last;
  }
  return undefined;
}

function endOf(match: RegExpExecArray | undefined): number {
  return (match?.index ?? 0) + (match?.[0].length ?? 0);
}

function classify(day: Day, [preceding, following]: readonly [string, string]): Found[] {
  if (LAST_DAY.test(preceding)) return [{ day: addDays(day, 1), what: 'until' }];
  const sentence = [preceding.split(/[.!?]\s/u).at(-1) ?? '', following.split(/[.!?](?:\s|$)/u)[0] ?? ''];
  if (sentence.some((part) => BACK.test(part))) return [{ day, what: 'back' }];
  if (UNTIL.test(preceding)) return [{ day, what: 'until' }];
  return SINCE.test(preceding) ? [] : [{ day, what: 'plain' }];
}

function dayOf(groups: Readonly<Record<string, string | undefined>>, writtenOn: Day): Day | undefined {
  const year = groups.isoYear ?? groups.year ?? groups.yearAfter ?? groups.yearNumber;
  const name = groups.month ?? groups.monthFirst;
  const month = name === undefined ? Number(groups.isoMonth ?? groups.monthNumber) : MONTHS[name.toLowerCase()];
  const day = Number(groups.isoDay ?? groups.day ?? groups.dayAfter ?? groups.dayNumber);
  if (month === undefined) return undefined;
  if (year !== undefined) return dateOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
  const thisYear = Number(writtenOn.slice(0, 4));
  const next = dateOf(thisYear, month, day);
  return next !== undefined && next < writtenOn ? dateOf(thisYear + 1, month, day) : next;
}

/** Undefined for a day that no calendar has. */
function dateOf(year: number, month: number, day: number): Day | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined;
}

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function isAhead(day: Day, writtenOn: Day): boolean {
  return day > writtenOn && day <= addDays(writtenOn, LONGEST_DAYS);
}
