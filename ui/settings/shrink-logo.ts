import { logoMaxBytes, logoMaxSide } from "@/common/identity/company";

/** Sides to try, in pixels, from the finest that the server takes. */
const sides = [logoMaxSide, 384, 256, 160] as const;

/**
 * Draws a chosen file anew as a small PNG, in base64: what else was in the file (places, scripts of an SVG) stays behind.
 * `image`: the browser cannot show it; `imageLarge`: it stays too large.
 */
export async function shrinkLogo(file: File): Promise<{ png: string } | { problem: "image" | "imageLarge" }> {
  const picture = await open(file);
  if (!picture) return { problem: "image" };
  for (const side of sides) {
    const png = await draw(picture, side);
    if (!png) return { problem: "image" };
    if (png.size <= logoMaxBytes) return { png: await base64Of(png) };
  }
  return { problem: "imageLarge" };
}

/** As an image element an SVG runs no script and loads nothing. */
function open(file: File): Promise<HTMLImageElement | null> {
  const picture = new Image();
  const address = URL.createObjectURL(file);
  return new Promise((resolve) => {
    const done = (result: HTMLImageElement | null) => {
      URL.revokeObjectURL(address);
      resolve(result);
    };
    picture.onload = () => done(picture);
    picture.onerror = () => done(null);
    picture.src = address;
  });
}

function draw(picture: HTMLImageElement, side: number): Promise<Blob | null> {
  // An SVG without a size of its own has none.
  const { naturalWidth: width = 0, naturalHeight: height = 0 } = picture;
  const [w, h] = width > 0 && height > 0 ? [width, height] : [side, side];
  const scale = Math.min(1, side / Math.max(w, h));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(w * scale));
  canvas.height = Math.max(1, Math.round(h * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
