import type { IncomingMessage, ServerResponse } from "node:http";
import { constants } from "node:zlib";
import compression from "compression";
import { shareAddress } from "@/common/shared-things";
import { Allowance } from "@/server/core/allowance";
import { authHandler } from "@/server/identity/auth-handler";
import { answerLogo } from "./company-logo";
import { answerExport } from "./exports";
import { answerFile } from "./files";
import { answerHealth, answerReady } from "./health";
import { answerImportFiles } from "./import-files";
import { limited } from "./limited";
import { answerMetrics } from "./metrics";
import { answerPicture } from "./pictures";
import { answerRpc } from "./rpc";
import { answerShare } from "./shares";

export type Answer = (request: IncomingMessage, response: ServerResponse, pathname: string) => unknown;
export type Mounts = Readonly<Record<string, Answer>>;

/** Answers are packed anew each time: half the processor time of the usual levels for a tenth more bytes. */
const packed = compression({
  threshold: 1_024,
  level: 3,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } },
});

/**
 * All that answers ahead of the pages, by address: the whole of it, or its beginning where it ends with a slash.
 * `testing/attacks/mounts.test.ts` says of each who may ask, and fails for one that it does not know.
 */
export const mountsOf = (isLeaving: () => boolean): Mounts => ({
  "/api/health": (_request, response) => answerHealth(response),
  "/api/ready": (_request, response) => answerReady(response, isLeaving()),
  // Each looks a session up, or works through a password.
  "/api/auth/": limited(authHandler, new Allowance(5, 20)),
  "/api/company/logo/": limited(answerLogo),
  "/api/files/": limited(answerFile),
  "/api/imports/": limited(answerImportFiles),
  "/rpc/": (request, response) =>
    packed(request as never, response as never, () => answerRpc(request, response)),
  "/pictures/": limited(answerPicture),
  "/api/exports/": limited(answerExport),
  "/metrics": answerMetrics,
  [shareAddress]: limited(answerShare),
});

export function mountedAt(mounts: Mounts, pathname: string): Answer | undefined {
  const address = Object.keys(mounts).find((one) =>
    one.endsWith("/") ? pathname.startsWith(one) : pathname === one,
  );
  return address === undefined ? undefined : mounts[address];
}
