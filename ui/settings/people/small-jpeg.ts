import { pictureLimits } from "@/common/identity/person";

/** The middle square of a picture as a small JPEG in base64; null for what this browser cannot show. */
export async function smallJpeg(file: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const { side } = pictureLimits;
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  if (!context) return null;
  const cut = Math.min(bitmap.width, bitmap.height);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, (bitmap.width - cut) / 2, (bitmap.height - cut) / 2, cut, cut, 0, 0, side, side);
  bitmap.close();
  for (const quality of [0.85, 0.6, 0.3]) {
    const base64 = canvas.toDataURL("image/jpeg", quality).split(",")[1] ?? "";
    if ((base64.length * 3) / 4 <= pictureLimits.bytes) return base64;
  }
  return null;
}
