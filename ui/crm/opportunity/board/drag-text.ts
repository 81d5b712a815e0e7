import type { Announcement } from "./drag/drag-board";

type Translate = (key: never, values?: never) => string;

/** What a screen reader hears while a card is in the air. */
export function dragText(announcement: Announcement, t: Translate): string {
  const { what, ...values } = announcement;
  const key = what === "lifted" && announcement.byKeyboard ? "liftedByKeyboard" : what;
  return t(`drag.${key}` as never, values as never);
}
