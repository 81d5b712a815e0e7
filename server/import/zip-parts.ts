import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";

/** A workbook that is no workbook, or one that would grow beyond all measure when unpacked. */
export class BadWorkbook extends Error {}

/** Bytes that one part may have unpacked, and how many times its packed size; a bomb says a thousand times. */
const largestPart = 1_000_000_000;
const largestRatio = 150;
/** Below this a high ratio is no sign of anything. */
const smallPart = 10_000_000;
const mostParts = 5_000;

export type ZipParts = {
  has(name: string): boolean;
  names(): readonly string[];
  /** Unpacks one part while it is read. yauzl ends it where it grows beyond the size that it claims. */
  open(name: string): Promise<Readable>;
  close(): void;
};

/**
 * The parts of a ZIP file, by name; only its directory is read. A part that claims too much is refused before
 * a byte of it is unpacked. @throws BadWorkbook
 */
export async function openZip(path: string): Promise<ZipParts> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(() => {
    throw new BadWorkbook("It is not a ZIP file.");
  });
  try {
    const entries = await entriesOf(zip);
    return {
      has: (name) => entries.has(name),
      names: () => [...entries.keys()],
      open(name) {
        const entry = entries.get(name);
        if (!entry) throw new BadWorkbook(`It has no part ${name}.`);
        refuseBomb(entry);
        return zip.openReadStreamPromise(entry);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof BadWorkbook ? error : new BadWorkbook("Its directory cannot be read.");
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > mostParts) throw new BadWorkbook("It has too many parts.");
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

function refuseBomb({ compressedSize, uncompressedSize }: Entry): void {
  const isBomb = uncompressedSize > smallPart && uncompressedSize > compressedSize * largestRatio;
  if (isBomb || uncompressedSize > largestPart) throw new BadWorkbook("It grows too much when unpacked.");
}
