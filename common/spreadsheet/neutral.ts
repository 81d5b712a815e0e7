/**
 * Spreadsheets run a cell that begins with one of these as a formula. What leaves Cordée therefore gets an apostrophe
 * in front of it, and what comes back loses it again, so that "+33 4 76 …" stays what it was. A cell that looks
 * neutralised already gets one more, so that nothing is taken off that somebody wrote.
 */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const neutral = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** The cell as it may be written into a file. */
export const neutralised = (cell: string): string => (formula.test(cell) ? `'${cell}` : cell);

/** The cell as it was before it was made harmless; others as they are. */
export const restored = (cell: string): string => (neutral.test(cell) ? cell.slice(1) : cell);
