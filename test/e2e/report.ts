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
  const failures: string[] = [];
  return {
    check: (name, isPassed, details = []) => {
      if (isPassed) passed += 1;
      print(`${isPassed ? 'ok  ' : 'FAIL'} ${name}`);
      if (isPassed) return;
      const told = [...details.slice(0, MOST_DETAILS)];
      if (details.length > MOST_DETAILS) told.push(`… and ${details.length - MOST_DETAILS} more`);
      failures.push(`FAIL ${name}`, ...told.map((line) => `       ${line}`));
      for (const line of told) print(`       ${line}`);
    },
    note: (text) => print(`     ${text}`),
    end: () => {
      const failed = failures.filter((line) => line.startsWith('FAIL ')).length;
      // Once more together: whoever reads the end of a long log sees what it was.
      for (const line of failures) print(line);
      print(`${passed} passed, ${failed} failed`);
      return failed === 0;
    },
  };
}
