import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { Encoding } from "@/common/import/settings";

/** Bytes looked at where the answer does not need the whole file. */
const sampleSize = 256 * 1024;

/**
 * The encoding of a text file: by its byte order mark, by zeros where UTF-16 has them, UTF-8 where all of the file is;
 * else what Excel writes in Western Europe, on Windows or on a Mac, by the letters with accents that each would show.
 */
export async function guessEncoding(path: string): Promise<Encoding> {
  const sample = await readSample(path);
  if (sample[0] === 0xff && sample[1] === 0xfe) return "utf-16le";
  if (sample[0] === 0xfe && sample[1] === 0xff) return "utf-16be";
  const zeros = zerosIn(sample);
  if (zeros.odd > sample.length / 5) return "utf-16le";
  if (zeros.even > sample.length / 5) return "utf-16be";
  if (await isUtf8(path)) return "utf-8";
  return isOfMac(sample) ? "macintosh" : "windows-1252";
}

async function readSample(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleSize), 0, sampleSize, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function zerosIn(sample: Buffer): { even: number; odd: number } {
  let [even, odd] = [0, 0];
  for (const [place, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (place % 2 === 0) even++;
    else odd++;
  }
  return { even, odd };
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** é è ê à ç ô î ù û as each of the two writes them. */
const macLetters = new Set([0x8e, 0x8f, 0x90, 0x88, 0x8d, 0x99, 0x94, 0x9d, 0x9e]);
const windowsLetters = new Set([0xe9, 0xe8, 0xea, 0xe0, 0xe7, 0xf4, 0xee, 0xf9, 0xfb]);

function isOfMac(sample: Buffer): boolean {
  let [mac, windows] = [0, 0];
  for (const byte of sample) {
    if (macLetters.has(byte)) mac++;
    if (windowsLetters.has(byte)) windows++;
  }
  return mac > windows;
}
