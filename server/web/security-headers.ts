import { createHash } from "node:crypto";
import type { ServerResponse } from "node:http";

/** Headers of every answer. Nothing of ours may be framed, sniffed, or told to other sites. */
export function setSecurityHeaders(response: ServerResponse, secure: boolean): void {
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "same-origin");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  response.setHeader(
    "permissions-policy",
    "camera=(self), microphone=(self), geolocation=(self), payment=()",
  );
  response.setHeader("content-security-policy", strictPolicy);
  if (secure) response.setHeader("strict-transport-security", "max-age=31536000");
}

const strictPolicy = "default-src 'none'; frame-ancestors 'none'";

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

/**
 * The policy of one prerendered page: its own inline scripts by hash, everything else from this host. Styles may be
 * set on elements (React's `style`), scripts may not stand inline anywhere else.
 */
export function pagePolicy(html: string): string {
  const hashes = [...html.matchAll(inlineScript)].map(([, script]) => `'sha256-${sha256(script ?? "")}'`);
  return [
    "default-src 'none'",
    `script-src 'self' ${[...new Set(hashes)].join(" ")}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("base64");
