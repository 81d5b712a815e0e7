import type { ServerResponse } from "node:http";
import { sqlAside } from "@/server/core/db";

/** The process lives. */
export function answerHealth(response: ServerResponse): void {
  answer(response, 200, { status: "ok" });
}

/** Asked once, however many want to know it at the same time. */
let asked: Promise<boolean> | null = null;

/**
 * The process can serve: the database answers within two seconds and it is not about to leave. Being busy is no reason to
 * take it out of service.
 */
export async function answerReady(response: ServerResponse, leaving: boolean): Promise<void> {
  if (leaving) return answer(response, 503, { status: "leaving" });
  const patience = new Promise<false>((resolve) => setTimeout(resolve, 2_000, false).unref());
  asked ??= sqlAside("SELECT seq FROM clock")
    .then(
      (rows) => rows.length === 1,
      () => false,
    )
    .finally(() => {
      asked = null;
    });
  const ready = await Promise.race([asked, patience]);
  answer(response, ready ? 200 : 503, { status: ready ? "ready" : "database unreachable" });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
