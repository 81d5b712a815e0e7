import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { rscOf, shellFor, shells } from "@/common/routes.mjs";
import { isRead } from "./assets";
import { pagePolicy } from "./security-headers";

type File = {
  readonly body: Buffer;
  readonly brotli: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
};

const compress = promisify(brotliCompress);
const manifest = "/manifest.webmanifest";

/**
 * Answers every page from what `next build` prerendered. Pages hold no data and are the same for everybody, so they
 * are read once and kept; the policy of each names its own inline scripts by hash.
 */
export async function openPages(buildFolder: string) {
  const folder = join(buildFolder, "server/app");
  const files = new Map<string, File>();
  for (const shell of shells) {
    const base = shell === "/" ? "index" : shell.slice(1);
    files.set(shell, await page(join(folder, `${base}.html`)));
    files.set(rscOf(shell), await payload(join(folder, `${base}.rsc`)));
  }
  const notFound = { ...(await page(join(folder, "_not-found.html"))), status: 404 };
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (name.endsWith(".body"))
      files.set(`/${name.slice(0, -".body".length)}`, await routeBody(join(folder, name)));
  }

  /** The file of a request; for a path that is nothing of ours, the page that says so. */
  function fileFor(pathname: string, headers: IncomingMessage["headers"]): File {
    const shell = shellFor(pathname);
    if (pathname === manifest && speaksFrench(headers["accept-language"]))
      return files.get("/manifest.fr.webmanifest") ?? notFound;
    const wanted = shell && headers["rsc"] === "1" ? rscOf(shell) : (shell ?? pathname);
    return files.get(wanted) ?? notFound;
  }

  return (request: IncomingMessage, response: ServerResponse, pathname: string): void => {
    if (!isRead(request)) {
      response.writeHead(405, { allow: "GET, HEAD", "cache-control": "no-store" }).end();
      return;
    }
    const file = fileFor(pathname, request.headers);
    const packing = packingFor(file, request.headers);
    response.writeHead(file.status, {
      ...file.headers,
      "cache-control": "no-cache",
      vary: pathname === manifest ? "accept-encoding, accept-language" : "accept-encoding, rsc",
      ...packing.headers,
    });
    response.end(request.method === "HEAD" ? undefined : packing.body);
  };
}

const packingFor = ({ body, brotli }: File, headers: IncomingMessage["headers"]) =>
  /\bbr\b/.test(String(headers["accept-encoding"] ?? ""))
    ? { body: brotli, headers: { "content-encoding": "br" } }
    : { body, headers: {} };

async function page(path: string): Promise<File> {
  const html = scriptFirst(readFileSync(path, "utf8"));
  const body = Buffer.from(html);
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": pagePolicy(html),
  };
  return { body, brotli: await packed(body), headers, status: 200 };
}

/**
 * The head's own script (`ui/shell/first-paint.ts`) is written after the style sheets, for which a browser would make
 * it wait: it goes before them.
 */
function scriptFirst(html: string): string {
  const [script = ""] = /<script>try\{[^<]*<\/script>/.exec(html) ?? [];
  return script === "" ? html : html.replace(script, "").replace("<link ", () => `${script}<link `);
}

async function payload(path: string): Promise<File> {
  const body = readFileSync(path);
  return { body, brotli: await packed(body), headers: { "content-type": "text/x-component" }, status: 200 };
}

/** Where a page is drawn the person's own choice decides; what installs the app is asked for before there is one. */
const speaksFrench = (accepted = ""): boolean => /^\s*fr\b/i.test(accepted);

/** What a prerendered route handler answered (the service worker, the manifest), with its own headers. */
async function routeBody(path: string): Promise<File> {
  const body = readFileSync(path);
  const meta = JSON.parse(readFileSync(path.replace(/body$/, "meta"), "utf8")) as {
    headers?: Record<string, string>;
  };
  const { "content-type": type = "application/octet-stream", "service-worker-allowed": allowed } =
    meta.headers ?? {};
  const headers = {
    "content-type": type,
    ...(allowed ? { "service-worker-allowed": allowed } : {}),
    // A worker fetches the chunks that it keeps: it has a policy of its own.
    "content-security-policy": "default-src 'none'; script-src 'self'; connect-src 'self'",
  };
  return { body, brotli: await packed(body), headers, status: 200 };
}

const packed = (body: Buffer) => compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
