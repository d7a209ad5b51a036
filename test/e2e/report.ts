/** Checks of an end-to-end run, told one a line as they come. */
export interface Report {
  /** Notes one check; the details of a failed one are printed below it. */
  check(name: string, passed: boolean, details?: readonly string[]): void;
  /** Something to read that is no check. */
  note(text: string): void;
  /** Prints the count; true when nothing failed. */
  end(): boolean;
}

const MOST_DETAILS = 60;

export function createReport(print: (line: string) => void): Report {
  let passed = 0;
  let failed = 0;
  return {
    check: (name, isPassed, details = []) => {
      if (isPassed) passed += 1;
      else failed += 1;
      print(`${isPassed ? 'ok  ' : 'FAIL'} ${name}`);
      if (isPassed) return;
      for (const line of details.slice(0, MOST_DETAILS)) print(`       ${line}`);
      if (details.length > MOST_DETAILS) print(`       … and ${details.length - MOST_DETAILS} more`);
    },
    note: (text) => print(`     ${text}`),
    end: () => {
      print(`${passed} passed, ${failed} failed`);
      return failed === 0;
    },
  };
}
