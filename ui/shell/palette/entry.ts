import type { IconName } from "../../kit/icon-paths";

export type Section = "recent" | "opportunities" | "partners" | "people" | "actions" | "pages" | "look";

/** One line of the palette. */
export type Entry = {
  readonly id: string;
  readonly section: Section;
  readonly icon: IconName;
  readonly title: string;
  /** After the title, in grey. */
  readonly detail?: string | undefined;
  /** At the right edge. */
  readonly aside?: string | undefined;
  readonly key?: string | undefined;
  readonly run: () => void;
};
