import { logoMaxBytes, logoMaxSide } from "@/common/identity/company";
import { invalid } from "@/server/core/refusal";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Parts that say how to show the picture. Texts, dates and whatever else programs put in are refused. */
const knownParts = new Set("IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT iCCP pHYs bKGD cICP".split(" "));

/**
 * A picture as the server keeps it: a PNG from its first byte to its last, of bounded size, with nothing inside that is
 * no picture. Browsers make it from whatever the person chose, so that no other format (and no script of an SVG) arrives.
 *
 * @throws Refusal `invalid` naming `field`.
 */
export function readPng(base64: string, field: string): Buffer {
  const bytes = Buffer.from(base64, "base64");
  if (bytes.length > logoMaxBytes) throw invalid(field, "imageLarge");
  const parts = partsOf(bytes);
  const isWhole =
    parts !== null && parts[0]?.type === "IHDR" && parts[0].size === 13 && parts.at(-1)?.type === "IEND";
  if (!isWhole || !parts.every(({ type }) => knownParts.has(type))) throw invalid(field, "image");
  const sides = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (sides.some((side) => side < 1 || side > logoMaxSide)) throw invalid(field, "imageLarge");
  return bytes;
}

/** Null where the file does not consist of parts to its last byte. */
function partsOf(bytes: Buffer): { type: string; size: number }[] | null {
  if (!bytes.subarray(0, 8).equals(signature)) return null;
  const parts: { type: string; size: number }[] = [];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const size = bytes.readUInt32BE(at);
    parts.push({ type: bytes.toString("latin1", at + 4, at + 8), size });
    at += size + 12;
  }
  return at === bytes.length ? parts : null;
}
