import * as z from "zod/mini";
import { importId } from "@/common/import/settings";
import type { Job } from "@/server/jobs/worker";
import { runImport } from "./run-import";

export const importJob: Job = async (payload, attempt, leaving) =>
  runImport(z.parse(importId, payload).id, attempt, leaving);
