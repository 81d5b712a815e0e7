// Packs what browsers load once, with the best compression there is, so that the server only sends files.
import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Below this many bytes packing gains nothing on the wire. */
const smallest = 1024;

/** Writes <file>.br and <file>.gz beside every script, style sheet, map and text below the folder. */
export async function packTexts(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) =>
    /\.(js|css|json|svg|txt|html|rsc)$/.test(name),
  );
  await Promise.all(files.map((name) => packFile(path.join(folder, name))));
}

async function packFile(file) {
  const content = await readFile(file);
  if (content.length < smallest) return;
  const quality = {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content, quality));
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}
