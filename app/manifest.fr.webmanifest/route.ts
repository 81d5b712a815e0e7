import { appManifest } from "@/ui/shell/app-manifest";

export const dynamic = "force-static";

/** What `/manifest.webmanifest` answers to a browser that speaks French. */
export function GET(): Response {
  return Response.json(appManifest("fr"), { headers: { "content-type": "application/manifest+json" } });
}
