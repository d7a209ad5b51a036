/** True only in a bundle made for tests: the bundler replaces it, and what stands behind `false` is left out. */
declare const BATON_FAULTS: boolean | undefined;

/** Whether this bundle may be told to fail and to live in another time. */
export const HAS_TEST_SWITCHES: boolean = typeof BATON_FAULTS !== 'undefined' && BATON_FAULTS === true;
