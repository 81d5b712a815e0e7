/** Who hears of a change. Chosen beside the rule of who sees the record, with which it must agree. */
export type Audience = "everyone" | "all" | `team:${string}` | `person:${string}`;
