import { DAY_MS, dayOf, MINUTE_MS } from './local-date.ts';

/**
 * A time zone as a table of the instants at which its offset changes, so that the arithmetic of millions of touches
 * is integers only. The facts come from the runtime's own IANA data (`Intl`), read once for each zone.
 */
export interface Zone {
  /** `at` plus the zone's offset: milliseconds of the local clock as if it were UTC. RangeError outside 1970–2069. */
  local(at: number): number;
  /** The instant of a local time. In a gap it moves forward by the gap's length, of a doubled hour it is the first. */
  instant(localAt: number): number;
  /** The first change of offset in `(after, upTo]`, undefined where there is none. */
  changeWithin(after: number, upTo: number): number | undefined;
}

const FIRST_AT = 0;
const LAST_AT = dayOf(2070, 1, 1) * DAY_MS;
/** No zone's offset changes twice within this time; the shortest known is Gaza's October of 2040, 6 days 23 hours. */
const PROBE_MS = 6 * DAY_MS;

interface Changes {
  readonly ats: Float64Array;
  /** `offsets[0]` holds before the first change, `offsets[i + 1]` from change `i` on. */
  readonly offsets: Float64Array;
  /** The local time from which the offset of change `i` is the one to use: end of the gap, or of the doubled hour. */
  readonly localStarts: Float64Array;
}

const zones = new Map<string, Zone>();

/** Whether `name` is an IANA zone this runtime knows, e.g. `Europe/Amsterdam`; bare offsets such as `+02:00` are none. */
export function isZone(name: string): boolean {
  if (zones.has(name)) return true;
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat('en-US', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** The zone of an IANA name, remembered after the first time (which takes some 20 ms). RangeError for unknown names. */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  if (!isZone(name)) {
    throw new RangeError(`"${name}" is not a time zone. Write an IANA name such as Europe/Amsterdam.`);
  }
  const zone = zoneOfChanges(readChanges(name));
  zones.set(name, zone);
  return zone;
}

function zoneOfChanges({ ats, offsets, localStarts }: Changes): Zone {
  const offsetAfter = (count: number) => offsets[count] ?? 0;
  return {
    local(at) {
      if (!(at >= FIRST_AT && at < LAST_AT)) throw outside(at);
      return at + offsetAfter(countUpTo(ats, at));
    },
    instant(localAt) {
      if (!(localAt >= FIRST_AT - DAY_MS && localAt < LAST_AT + DAY_MS)) throw outside(localAt);
      return localAt - offsetAfter(countUpTo(localStarts, localAt));
    },
    changeWithin(after, upTo) {
      const at = ats[countUpTo(ats, after)];
      return at !== undefined && at <= upTo ? at : undefined;
    },
  };
}

/** How many of the ascending `values` are at or below `value`. */
function countUpTo(values: Float64Array, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function outside(at: number): RangeError {
  return new RangeError(
    `${at} is not an instant between 1970 and 2069 (epoch milliseconds), which the calendar knows.`,
  );
}

function readChanges(name: string): Changes {
  const offsetAt = offsetReader(name);
  const ats: number[] = [];
  const offsets = [offsetAt(FIRST_AT)];
  const localStarts: number[] = [];
  for (let from = FIRST_AT; from < LAST_AT; from += PROBE_MS) {
    const before = offsets[offsets.length - 1] ?? 0;
    const after = offsetAt(from + PROBE_MS);
    if (after === before) continue;
    const at = findChange(offsetAt, { from, to: from + PROBE_MS });
    ats.push(at);
    offsets.push(after);
    localStarts.push(at + Math.max(before, after));
  }
  return {
    ats: Float64Array.from(ats),
    offsets: Float64Array.from(offsets),
    localStarts: Float64Array.from(localStarts),
  };
}

/** The first whole second of the offset that holds at `to`. */
function findChange(offsetAt: (at: number) => number, span: { readonly from: number; readonly to: number }): number {
  const before = offsetAt(span.from);
  let low = span.from;
  let high = span.to;
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function offsetReader(name: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = format.format(at).split(/\D+/).map(Number);
    return dayOf(year, month, day) * DAY_MS + (hour * 60 + minute) * MINUTE_MS + second * 1000 - at;
  };
}
