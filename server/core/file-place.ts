/**
 * Where a file of this name lies, in the folder as in the bucket, so that one can be copied into the other. Spread over
 * 256 folders: some file systems grow slow with many names in one.
 */
export function placeOf(key: string): string {
  if (!/^[0-9a-f][0-9a-f-]{35}(\.[a-z]+)?$/.test(key)) throw new Error("No key of ours.");
  return `${key.slice(0, 2)}/${key}`;
}
