/** A calendar without a single opening or business day within the days searched: something is wrong in its settings. */
export class CalendarNeverOpens extends Error {
  override readonly name = 'CalendarNeverOpens';

  constructor(fromDate: string, days: number) {
    super(
      `No opening in the ${days} days from ${fromDate}. Look at hours, holidays, closed days and absences of this calendar.`,
    );
  }
}

/** A point in time whose base is not known (yet), e.g. `event.start` of a campaign without an event: hold, never send. */
export class MissingAnchor extends Error {
  override readonly name = 'MissingAnchor';
  readonly base: string;

  constructor(base: string) {
    super(`"${base}" has no time here, so a point relative to it has none either.`);
    this.base = base;
  }
}
