import { expect, test } from "vitest";
import { linked, listed, nextItem, type TextEdit, wrap } from "./text-edits";

/** Text with | at both ends of the selection. */
function on(text: string) {
  const [before = "", inner = "", after] = text.split("|");
  const middle = after === undefined ? "" : inner;
  const value = before + middle + (after ?? inner);
  return { value, start: before.length, end: before.length + middle.length };
}
function after(text: string, edit: TextEdit | null): string {
  if (!edit) return text;
  const { value } = on(text);
  const { from, to, text: put, select } = edit;
  const marked = [put.slice(0, select[0]), put.slice(...select), put.slice(select[1])];
  return (
    value.slice(0, from) +
    (select[0] === select[1] ? `${marked[0]}|${marked[2]}` : marked.join("|")) +
    value.slice(to)
  );
}

test("a mark goes round what is selected, and off again", () => {
  expect(after("a |firm| yes", wrap(on("a |firm| yes"), "**"))).toBe("a **|firm|** yes");
  expect(after("a **|firm|** yes", wrap(on("a **|firm|** yes"), "**"))).toBe("a |firm| yes");
  expect(after("a |", wrap(on("a |"), "_"))).toBe("a _|_");
});

test("lines become a list and plain again", () => {
  expect(after("x\n|a\nb|", listed(on("x\n|a\nb|")))).toBe("x\n- a\n- b|");
  expect(after("|- a\n- b|", listed(on("|- a\n- b|")))).toBe("a\nb|");
});

test("a link asks for what is missing of it", () => {
  expect(after("see |plan|", linked(on("see |plan|")))).toBe("see [plan](|https://|)");
  expect(after("|https://a.example|", linked(on("|https://a.example|")))).toBe("[|](https://a.example)");
});

test("Enter goes on with a list, counts on, and ends it in an empty item", () => {
  expect(after("- a|", nextItem(on("- a|")))).toBe("- a\n- |");
  expect(after("9. a|", nextItem(on("9. a|")))).toBe("9. a\n10. |");
  expect(after("- a\n- |", nextItem(on("- a\n- |")))).toBe("- a\n|");
  expect(nextItem(on("plain|"))).toBeNull();
});
