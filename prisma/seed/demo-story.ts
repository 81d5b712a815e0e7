import type { CustomerKey } from "./demo-partners";
import type { ReasonKey, StageKey, TagKey, TeamKey, Who } from "./demo-team";

/** How one opportunity came to be what it is; `ago` counts days back from today. */
export type Step = readonly [ago: number, who: Who, ...event: StoryEvent];
type StoryEvent =
  /** A colleague is mentioned by `@who`. The second text is what it said until it was edited. */
  | readonly ["note", string, string?]
  | readonly ["stage", StageKey]
  | readonly ["revenue", number]
  | readonly ["recurring", number]
  | readonly ["owner", Who | null]
  | readonly ["stars", number]
  | readonly ["chance", number]
  /** Days from today. */
  | readonly ["close", number]
  | readonly ["won"]
  | readonly ["lost", ReasonKey, string]
  | readonly ["restored"];

export type Story = {
  readonly name: string;
  readonly customer: CustomerKey | null;
  readonly team: TeamKey | null;
  readonly by: Who;
  readonly ago: number;
  /** Null: nobody has taken it yet. */
  readonly owner: Who | null;
  readonly revenue: number;
  readonly recurring?: readonly [amount: number, plan: "monthly" | "yearly" | "years3"];
  readonly tags: readonly TagKey[];
  readonly stars: number;
  readonly colour?: number;
  readonly close?: number;
  readonly description?: string;
  readonly steps: readonly Step[];
};
