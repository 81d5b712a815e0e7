import { expect, test } from "vitest";
import type { TimelineEntryRecord } from "@/common/messaging/timeline";
import { formatFilter, parseFilter, passes } from "./timeline-filter";

const entry = (given: Partial<TimelineEntryRecord>): TimelineEntryRecord => ({
  id: "1",
  seq: 1,
  revised: 1,
  kind: "changed",
  authorId: "a",
  body: null,
  changes: [],
  files: [],
  createdAt: "2026-11-22T08:00:00.000Z",
  editedAt: null,
  deleted: null,
  ...given,
});
const change = (field: string) => ({ field, before: 1, after: 2 });

test("the address holds the filter and leaves the rest alone", () => {
  const filter = { kinds: ["notes", "outcomes"], by: "a" } as const;
  const address = formatFilter("?entry=3&by=z", filter);
  expect(address).toBe("?entry=3&show=notes,outcomes&by=a");
  expect(parseFilter(address)).toEqual(filter);
  expect(parseFilter("?show=nonsense")).toEqual({ kinds: [], by: null });
  expect(formatFilter("?show=notes", { kinds: [], by: null })).toBe("");
});

test("a line is shown under each of its kinds", () => {
  const note = entry({ kind: "note" });
  const move = entry({ changes: [change("stageId")] });
  const both = entry({ changes: [change("teamId"), change("stageId")] });
  const won = entry({ kind: "won", changes: [change("stageId"), change("status")] });
  const shown = (kind: "notes" | "stages" | "outcomes" | "changes") =>
    [note, move, both, won].filter((one) => passes(one, { kinds: [kind], by: null }));
  expect(shown("notes")).toEqual([note]);
  expect(shown("stages")).toEqual([move, both, won]);
  expect(shown("outcomes")).toEqual([won]);
  expect(shown("changes")).toEqual([both]);
  expect(passes(note, { kinds: [], by: "b" })).toBe(false);
});

test("a deleted note shows to whoever deleted it, and only among everything", () => {
  const all = { kinds: [], by: null } as const;
  expect(passes(entry({ kind: "note", deleted: "byMe" }), all)).toBe(true);
  expect(passes(entry({ kind: "note", deleted: "byMe" }), { kinds: ["notes"], by: null })).toBe(false);
  expect(passes(entry({ kind: "note", deleted: "byOther" }), all)).toBe(false);
});
