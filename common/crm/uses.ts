/** How much a thing of the set-up is used. */
export type UseCount = {
  readonly live: number;
  /** Deleted opportunities, which may come back. */
  readonly deleted: number;
};

/** By the id of a tag, lost reason, stage or team; what is not named is not used. */
export type Uses = {
  readonly of: Readonly<Record<string, UseCount>>;
  /** Opportunities with an amount. */
  readonly amounts: number;
};
