import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "@20minutes/s3rver";
import { afterAll } from "vitest";

// A server that speaks the S3 protocol, checks every signature and keeps a bucket in a folder. To be imported ahead of
// what reads the environment: from then on this test file's product keeps its files there.

const directory = mkdtempSync(join(tmpdir(), "cordee-bucket-"));
const bucket = "files";
const server = new S3rver({
  ...{ address: "127.0.0.1", port: 0, silent: true, directory },
  configureBuckets: [{ name: bucket, configs: [] }],
});
const { port } = await server.run();

export const place = {
  endpoint: `http://127.0.0.1:${port}`,
  bucket,
  /** The account that it has from the beginning. */
  accessKeyId: "S3RVER",
  secretAccessKey: "S3RVER",
} as const;
process.env["CORDEE_S3_ENDPOINT"] = place.endpoint;
process.env["CORDEE_S3_BUCKET"] = place.bucket;
process.env["CORDEE_S3_KEY_ID"] = place.accessKeyId;
process.env["CORDEE_S3_SECRET"] = place.secretAccessKey;

afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});
