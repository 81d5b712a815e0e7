import { type Inline, parseNote } from "./note-text";

/** Of a long note this much is read: characters, more than a line shows. */
const enough = 400;

/** How a note begins, on one line and without its marks. */
export function noteWords(body: string, nameOf: (personId: string) => string | undefined): string {
  const wordsOf = (content: readonly Inline[]): string => content.map(wordOf).join("");
  const wordOf = (part: Inline): string => {
    if (part.kind === "mention") return `@${nameOf(part.personId) ?? "…"}`;
    return "text" in part ? part.text : wordsOf(part.content);
  };
  return parseNote(body.slice(0, enough))
    .flatMap((block) => (block.kind === "list" ? block.items.map(wordsOf) : [wordsOf(block.content)]))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
}
