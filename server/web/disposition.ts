/**
 * The header by which a browser saves an answer under this name and never shows it. Line breaks, quotes and signs that
 * turn text round are left out of the name: it must neither end the header nor pass for another one.
 */
export function attachmentNamed(name: string): string {
  const clean =
    name
      .normalize("NFC")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
      .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, "")
      .replace(/[\\/:*?"<>|]/g, "_")
      .replace(/^\.+/, "_")
      .slice(-180)
      .replace(/\p{Surrogate}/gu, "")
      .trim() || "file";
  const plain = clean
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]|[%;]/g, "_");
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
