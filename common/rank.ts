import { searchText } from "./search-text";

/** How well a text answers a query, both normalised by `searchText`: 0 not at all; higher is better. */
export function rank(text: string, query: string): number {
  if (query === "") return 1;
  let sum = 0;
  for (const word of query.split(" ")) {
    const score = rankWord(text, word);
    if (score === 0) return 0;
    sum += score;
  }
  // What begins as the query does is what was meant.
  return sum + (text.startsWith(query) ? 5 : 0);
}

function rankWord(text: string, word: string): number {
  if (` ${text} `.includes(` ${word} `)) return 8;
  if (text.startsWith(word) || text.includes(` ${word}`)) return 6;
  if (text.includes(word)) return 4;
  return word.length >= 3 && text.split(" ").some((each) => isLooselyIn(each, word)) ? 2 : 0;
}

/** All letters in their order inside one word, the first one first: "grnble" finds Grenoble. */
function isLooselyIn(text: string, word: string): boolean {
  if (text[0] !== word[0]) return false;
  let from = 0;
  for (const letter of word) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/** The parts of a text that a query's words begin, as [from, to) in the text as it is written. */
export function marksIn(text: string, query: string): readonly (readonly [number, number])[] {
  const letters = [...text];
  const places: number[] = [];
  let plain = "";
  let at = 0;
  for (const letter of letters) {
    const normal = searchText(letter) || " ";
    for (const _ of normal) places.push(at);
    plain += normal;
    at += letter.length;
  }
  places.push(at);
  return query.split(" ").flatMap((word): (readonly [number, number])[] => {
    const start = word === "" ? -1 : plain.indexOf(word);
    return start === -1 ? [] : [[places[start] ?? 0, places[start + word.length] ?? at]];
  });
}
