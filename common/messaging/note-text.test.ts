import { expect, test } from "vitest";
import { noteBody } from "./note";
import { type Block, type Inline, mentionOf, mentionsOf, parseNote, safeHref } from "./note-text";

const person = "01890a5d-ac96-774b-bcce-b302099a8057";
const inline = (source: string): readonly Inline[] => {
  const [block] = parseNote(source);
  return block?.kind === "paragraph" ? block.content : [];
};
const text = (words: string): Inline => ({ kind: "text", text: words });

test("bold, italic, links, mentions and lists are what they look like", () => {
  expect(inline("A **firm** yes, _almost_ *too* firm")).toEqual([
    text("A "),
    { kind: "strong", content: [text("firm")] },
    text(" yes, "),
    { kind: "em", content: [text("almost")] },
    text(" "),
    { kind: "em", content: [text("too")] },
    text(" firm"),
  ]);
  expect(inline(`See [the plan](https://plans.example/7), ${mentionOf(person)}`)).toEqual([
    text("See "),
    { kind: "link", href: "https://plans.example/7", text: "the plan" },
    text(", "),
    { kind: "mention", personId: person },
  ]);
  expect(parseNote("Open:\n- price\n- _date_\n\n1. call\n2. write")).toEqual([
    { kind: "paragraph", content: [text("Open:")] },
    { kind: "list", ordered: false, items: [[text("price")], [{ kind: "em", content: [text("date")] }]] },
    { kind: "list", ordered: true, items: [[text("call")], [text("write")]] },
  ] satisfies Block[]);
});

test("what is no mark stays the text it was", () => {
  for (const plain of [
    "5*3*2 and a_b_c",
    "2 ** 3",
    "*alone",
    "_",
    "**",
    "[x]",
    "[x](y)",
    "@[nobody]",
    "a - b",
  ])
    expect(inline(plain), plain).toEqual([text(plain)]);
});

test("an address in a sentence leaves the sentence its full stop", () => {
  expect(inline("At https://a.example/x_y_z.")).toEqual([
    text("At "),
    { kind: "link", href: "https://a.example/x_y_z", text: "https://a.example/x_y_z" },
    text("."),
  ]);
});

/** Attack 41: addresses that would run something, or look like what they are not. */
const hostile = [
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "\u0001javascript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "//evil.example",
  "\\\\evil.example",
  "blob:https://a.example/1",
  "https:evil",
  "http://",
  "&#106;avascript:alert(1)",
];

test.each(hostile)("%j is never made a link", (address) => {
  expect(safeHref(address)).toBeNull();
  expect(JSON.stringify(parseNote(`[click](${address})`))).not.toContain('"kind":"link"');
});

test("addresses, mail and telephone are links, with nothing in them that could end an attribute", () => {
  expect(safeHref('https://a.example/"><img src=x onerror=alert(1)>')).toBe(
    "https://a.example/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
  );
  expect(safeHref("mailto:ines@refuge.test")).toBe("mailto:ines@refuge.test");
  expect(safeHref("tel:+33450000000")).toBe("tel:+33450000000");
});

test("people are counted once, wherever they stand, and a note names at most twenty", () => {
  expect(mentionsOf(`**Ask ${mentionOf(person)}**\n- ${mentionOf(person)}`)).toEqual([person]);
  const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
  const crowd = Array.from({ length: 21 }, (_, n) => mentionOf(id(n))).join(" ");
  expect(noteBody.safeParse(crowd).error?.issues[0]?.message).toBe("tooManyMentions");
  expect(noteBody.safeParse("x".repeat(20_001)).success).toBe(false);
});

test("no text of the longest length is slow to read", () => {
  const patterns = [
    "**a",
    "_a ",
    "[a](",
    "[a](https://",
    "*",
    "**a _b",
    "[",
    "@[",
    "https://",
    "- a\n",
    "a*b_c**",
  ];
  for (const pattern of patterns) {
    const begun = performance.now();
    parseNote(pattern.repeat(20_000 / pattern.length));
    expect(performance.now() - begun, pattern).toBeLessThan(500);
  }
});
