// Draws every icon of the installed app from the marks in public/icons.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Resvg } from "@resvg/resvg-js";
import { root } from "./places.mjs";

const folder = path.join(root, "public/icons");

/** The full-bleed mark is what a launcher may cut to its own shape; the rounded one is shown as it is. */
const pictures = [
  ["logo.svg", "icon-192.png", 192],
  ["logo.svg", "icon-512.png", 512],
  ["icon.svg", "maskable-192.png", 192],
  ["icon.svg", "maskable-512.png", 512],
  ["icon.svg", "apple-touch-icon.png", 180],
  ["mark-mono.svg", "monochrome-512.png", 512],
  ["favicon.svg", "favicon-32.png", 32],
];

for (const [source, target, size] of pictures) {
  writeFileSync(path.join(folder, target), draw(source, size));
}
writeFileSync(path.join(root, "public/favicon.ico"), ico(draw("favicon.svg", 32), 32));

function draw(source, size) {
  const svg = readFileSync(path.join(folder, source), "utf8");
  return new Resvg(svg, { fitTo: { mode: "width", value: size } }).render().asPng();
}

/** One PNG inside an ICO's header: 6 bytes, then 16 that say where it lies. */
function ico(png, size) {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(1, 4);
  header.writeUInt8(size, 6);
  header.writeUInt8(size, 7);
  header.writeUInt16LE(1, 10);
  header.writeUInt16LE(32, 12);
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(22, 18);
  return Buffer.concat([header, png]);
}
