import { randomUUID } from "node:crypto";
import { mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { place } from "@/testing/a-bucket";
import { type Bucket, BucketStore } from "./bucket-store";
import { diskStore } from "./disk-store";
import type { FileStore } from "./file-store";

const given: Bucket = {
  endpoint: new URL(place.endpoint),
  name: place.bucket,
  region: "us-east-1",
  accessKeyId: place.accessKeyId,
  secretAccessKey: place.secretAccessKey,
  inPath: true,
};
const bucket = new BucketStore(given);
const read = async (store: FileStore, key: string) => {
  const file = await store.open(key);
  return file && { size: file.size, body: await buffer(file.body) };
};
async function aFile(body: Buffer): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), "cordee-file-")), "part");
  await writeFile(path, body);
  return path;
}

describe.each([
  ["the data folder", diskStore],
  ["a bucket", bucket],
])("files in %s", (_, store) => {
  test("what was written, or taken from a file, is read again byte by byte, with its size", async () => {
    const [one, two] = [randomUUID(), `${randomUUID()}.thumb`];
    const large = Buffer.alloc(3_000_000, "Cordée ");
    await store.take(one, await aFile(large));
    await store.write(two, Buffer.from("small"));
    const taken = await read(store, one);
    expect([taken?.size, taken?.body.equals(large)]).toEqual([large.length, true]);
    expect(await read(store, two)).toEqual({ size: 5, body: Buffer.from("small") });
  });

  test("the same name again is the later file", async () => {
    const key = randomUUID();
    await store.write(key, Buffer.from("first"));
    await store.write(key, Buffer.from("second"));
    expect((await read(store, key))?.body.toString()).toBe("second");
  });

  test("what was removed, or never was, is not there, and is removed once more without trouble", async () => {
    const key = randomUUID();
    expect(await store.open(key)).toBeNull();
    await store.write(key, Buffer.from("x"));
    await store.remove(key);
    await store.remove(key);
    expect(await store.open(key)).toBeNull();
  });

  test("a name that is none of ours is no place", async () => {
    for (const key of ["../../etc/passwd", "a", "", `${randomUUID()}/x`])
      await expect(store.write(key, Buffer.from("x"))).rejects.toThrow("No key of ours");
  });
});

test("a bucket refuses another's signature, and nothing is taken for kept", async () => {
  const forged = new BucketStore({ ...given, secretAccessKey: "guessed" });
  const key = randomUUID();
  await expect(forged.write(key, Buffer.from("x"))).rejects.toThrow("403");
  await expect(forged.open(key)).rejects.toThrow("403");
  expect(await bucket.open(key)).toBeNull();
});

test("what a bucket cannot do at the moment is tried again, and given up with an error", async () => {
  let asked = 0;
  const busy = createServer((request, response) => {
    request.resume();
    response.writeHead(++asked < 3 ? 503 : 200).end();
  });
  await new Promise<void>((resolve) => busy.listen(0, "127.0.0.1", resolve));
  const { port } = busy.address() as AddressInfo;
  const store = new BucketStore({ ...given, endpoint: new URL(`http://127.0.0.1:${port}`) });
  await store.write(randomUUID(), Buffer.from("x"));
  expect(asked).toBe(3);
  await new Promise((resolve) => busy.close(resolve));
  busy.closeAllConnections();
  await expect(store.write(randomUUID(), Buffer.from("x"))).rejects.toThrow();
});
