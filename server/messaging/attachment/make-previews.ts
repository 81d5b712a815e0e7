import sharp from "sharp";
import { log } from "@/server/core/log";
import { type Preview, previewSides } from "./keys";

/** A picture of so many pixels takes about four times as many bytes to read; phones make 50 million. */
const mostPixels = 60_000_000;
const longestSeconds = 10;

sharp.cache(false);
sharp.concurrency(1);

type Previews = {
  readonly width: number;
  readonly height: number;
  readonly bodies: Readonly<Record<Preview, Buffer>>;
};

/** One picture at a time, whoever else waits: what they take of memory does not add up (attack 44). */
let last: Promise<unknown> = Promise.resolve();

/**
 * Small pictures of a picture, drawn anew: nothing of the file itself, neither what is hidden in it nor where it was
 * taken, is ever shown. Null for what cannot be read; it is kept all the same.
 */
export function makePreviews(path: string): Promise<Previews | null> {
  const made = last
    .then(() => draw(path))
    .catch((error: unknown) => {
      log.info({ err: error }, "a picture has no preview");
      return null;
    });
  last = made;
  return made;
}

async function draw(path: string): Promise<Previews> {
  const source = sharp(path, { limitInputPixels: mostPixels, pages: 1 }).timeout({ seconds: longestSeconds });
  const scaled = (side: number) =>
    source
      .clone()
      .autoOrient()
      .resize(side, side, { fit: "inside", withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
  const view = await scaled(previewSides.view);
  const thumb = await scaled(previewSides.thumb);
  return { width: view.info.width, height: view.info.height, bodies: { view: view.data, thumb: thumb.data } };
}
