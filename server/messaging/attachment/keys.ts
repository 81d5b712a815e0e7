/** Pixels of the longer side, by the name of the preview: in a list, and over the whole screen. */
export const previewSides = { thumb: 480, view: 1_600 } as const;
export type Preview = keyof typeof previewSides;

export const isPreview = (name: string): name is Preview => Object.hasOwn(previewSides, name);

/** What the bytes of a file, and of its previews, are called in the store. */
export const keyOf = (id: string, preview: Preview | null): string =>
  preview ? `${id.toLowerCase()}.${preview}` : id.toLowerCase();

export const keysOf = (id: string): string[] => [
  keyOf(id, null),
  ...Object.keys(previewSides).map((name) => keyOf(id, name as Preview)),
];
