/**
 * Who hears of a change. Chosen beside the rule of who sees the record, with which it must agree. `all`, `team` and
 * `owner` reach only people whose role sees opportunities; `person` reaches that person whatever their role.
 */
export type Audience = "everyone" | "all" | `team:${string}` | `owner:${string}` | `person:${string}`;
