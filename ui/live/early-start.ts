import type { Start } from "@/common/live-start";
import type { Wire } from "./wire";

/** Where the script in the head of the page leaves the answer it has asked for; see `ui/shell/first-paint.ts`. */
type Early = { cordeeStart?: Promise<{ readonly result: { readonly data: Start } } | null> };

/**
 * On a device that holds nothing yet, the snapshot's first answer travels together with the scripts. Whatever went
 * wrong with it, and from the second time on, it is asked for as ever.
 */
export function startingEarly(start: Wire["start"]): Wire["start"] {
  return async () => {
    const early = globalThis as Early;
    const asked = early.cordeeStart;
    delete early.cordeeStart;
    const answer = await asked;
    return answer ? answer.result.data : start();
  };
}
