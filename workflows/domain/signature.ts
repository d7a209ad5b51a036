/** An act of a person: who signed, when, and the SHA-256 of what he saw. */
export interface Signature {
  readonly at: number;
  readonly by: string;
  readonly hash: string;
}

/** The signatures of both sides, as far as they are there. */
export interface Signed {
  readonly marketing?: Signature;
  readonly sales?: Signature;
}
