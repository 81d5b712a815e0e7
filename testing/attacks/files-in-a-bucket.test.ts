// What is tried with files in the data folder, with the same files in a bucket.
import "../a-bucket";
import "./files.test";
import { expect, test } from "vitest";
import { BucketStore } from "@/server/core/bucket-store";
import { fileStore } from "@/server/core/kept-files";

test("the files of the tests above are in the bucket", () => {
  expect(fileStore).toBeInstanceOf(BucketStore);
});
