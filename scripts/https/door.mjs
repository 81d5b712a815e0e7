// A plain http address beside the https one: hands out the authority's certificate and says how to install it.
import { createServer } from "node:http";
import { doorTexts } from "./door-texts.mjs";

/** Answers how to close it. `port` is its own, `httpsPort` where Cordée is; each visitor is sent on by the name they used. */
export async function openDoor({ host, port, httpsPort, authority, fingerprint }) {
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("cache-control", "no-store");
    if (request.method !== "GET" && request.method !== "HEAD") return void response.writeHead(405).end();
    if (request.url === "/cordee.crt") {
      response.setHeader("content-disposition", 'attachment; filename="cordee.crt"');
      return void response.writeHead(200, { "content-type": "application/x-x509-ca-cert" }).end(authority);
    }
    const name = nameIn(request.headers.host);
    if (request.url !== "/" || name === null) return void response.writeHead(404).end();
    const language = /^\s*fr\b/i.test(request.headers["accept-language"] ?? "") ? "fr" : "en";
    response.setHeader(
      "content-security-policy",
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(page({ language, fingerprint, address: `https://${name}:${httpsPort}/pipeline` }));
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  return () => server.closeAllConnections() ?? server.close();
}

/** The name or address that the visitor reached us by, without its port; null for what is none. */
const nameIn = (host = "") => /^([a-z\d.-]+|\[[a-f\d:]+\])(:\d+)?$/i.exec(host)?.[1] ?? null;

function page({ language, fingerprint, address }) {
  const t = doorTexts[language];
  const steps = (one) =>
    `<section><h2>${one.name}</h2><ol>${one.steps.map((step) => `<li>${step}</li>`).join("")}</ol></section>`;
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${t.title}</title>
<style>${style}</style>
<main>
<h1>${t.title}</h1>
<p>${t.why}</p>
<p><a class="btn" href="/cordee.crt">${t.get}</a></p>
<p>${t.check}</p>
<p><code>${fingerprint}</code></p>
<p>${t.limits}</p>
${steps(t.ios)}
${steps(t.android)}
<p><a class="btn" href="${address}">${t.open}</a></p>
<p>${t.openHint} <code>${address}</code></p>
</main>
</html>`;
}

const style = `
:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#f3f7f6, #0c1312); color: light-dark(#12211f, #e6efed); }
main { max-width: 34rem; margin: auto; padding: 24px max(16px, env(safe-area-inset-right)) 48px max(16px, env(safe-area-inset-left)); }
h1 { font-size: 24px; line-height: 32px; } h2 { font-size: 18px; }
li { margin-block: 8px; } code { overflow-wrap: anywhere; font-size: 14px; }
.btn { display: block; padding: 12px 16px; border-radius: 10px; background: light-dark(#015f69, #5fc4cd); color: light-dark(#fff, #062024); text-align: center; font-weight: 600; text-decoration: none; }
.btn:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
`;
