/** What a press of a button does to the text of a note: the part from `from` to `to` becomes `text`, `select` of it selected. */
export type TextEdit = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Offsets within `text`. */
  readonly select: readonly [number, number];
};

type Selected = { readonly value: string; readonly start: number; readonly end: number };

/** Puts a mark on both sides of what is selected, or takes it off. */
export function wrap({ value, start, end }: Selected, mark: string): TextEdit {
  const inner = value.slice(start, end);
  const { length } = mark;
  if (value.slice(start - length, start) === mark && value.slice(end, end + length) === mark)
    return { from: start - length, to: end + length, text: inner, select: [0, inner.length] };
  return { from: start, to: end, text: mark + inner + mark, select: [length, length + inner.length] };
}

/** Makes the lines that are selected a list, or plain again. */
export function listed({ value, start, end }: Selected): TextEdit {
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const next = value.indexOf("\n", end);
  const to = next === -1 ? value.length : next;
  const lines = value.slice(from, to).split("\n");
  const isList = lines.every((line) => line.startsWith("- "));
  const text = lines.map((line) => (isList ? line.slice(2) : `- ${line}`)).join("\n");
  return { from, to, text, select: [text.length, text.length] };
}

/** A link round what is selected, with its address selected to be written. */
export function linked({ value, start, end }: Selected): TextEdit {
  const inner = value.slice(start, end);
  const isAddress = /^https?:\/\/\S+$/.test(inner);
  const [label, address] = isAddress ? ["", inner] : [inner, "https://"];
  const text = `[${label}](${address})`;
  const at = label.length + 3;
  return { from: start, to: end, text, select: label === "" ? [1, 1] : [at, at + address.length] };
}

/** Enter in a list begins the next item; in an empty item it ends the list. Null: it is an Enter as any other. */
export function nextItem({ value, start, end }: Selected): TextEdit | null {
  const from = value.lastIndexOf("\n", start - 1) + 1;
  const [marker = "", bullet = ""] = /^([-*•]|\d{1,3}[.)]) +/.exec(value.slice(from, start)) ?? [];
  if (marker === "") return null;
  if (value.slice(from, start) === marker) return { from, to: end, text: "", select: [0, 0] };
  const number = Number.parseInt(bullet, 10);
  const text = `\n${Number.isNaN(number) ? bullet : bullet.replace(/\d+/, String(number + 1))} `;
  return { from: start, to: end, text, select: [text.length, text.length] };
}

export const selected = (box: HTMLTextAreaElement): Selected => ({
  value: box.value,
  start: box.selectionStart,
  end: box.selectionEnd,
});

/** As if typed, so that the browser's own undo knows it. */
export function applyEdit(box: HTMLTextAreaElement, { from, to, text, select }: TextEdit): void {
  box.focus();
  box.setSelectionRange(from, to);
  const isTyped = document.execCommand(text === "" ? "delete" : "insertText", false, text);
  if (!isTyped) {
    box.setRangeText(text, from, to, "end");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  box.setSelectionRange(from + select[0], from + select[1]);
}
