import { shellFor } from "../../../common/routes.mjs";

export type SignInAnswer =
  | { readonly kind: "in"; readonly home: string }
  | { readonly kind: "wrong" | "offline" | "failed" }
  /** Seconds until the next try is looked at. */
  | { readonly kind: "wait"; readonly seconds: number };

/** Asks for a session; the answer sets the cookie. Never throws. */
export async function signIn(email: string, password: string): Promise<SignInAnswer> {
  try {
    const { finishSignOut } = await import("@/ui/live/sign-out");
    await finishSignOut();
    const answer = await fetch("/api/auth/sign-in/email", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: email.trim(), password }),
    });
    return answer.ok ? { kind: "in", home: await welcome(answer).catch(() => usualHome) } : refused(answer);
  } catch {
    return { kind: "offline" };
  }
}

/** Nothing of whoever used this device before stays on it. Answers where this person begins. */
async function welcome(answer: Response): Promise<string> {
  const { arrive } = await import("@/ui/live/arrival");
  const { user, home } = (await answer.json()) as { user: { id: string }; home: string };
  await arrive(user.id);
  return home;
}

function refused(answer: Response): SignInAnswer {
  if (answer.status === 429) {
    return { kind: "wait", seconds: Number(answer.headers.get("retry-after") ?? 60) };
  }
  return { kind: [400, 401, 403].includes(answer.status) ? "wrong" : "failed" };
}

const usualHome = "/pipeline";

/** The page that was asked for before signing in, if it is one of ours; else where this person begins. */
export function pageAfterSignIn(search: string, home = usualHome): string {
  const asked = new URLSearchParams(search).get("next") ?? "";
  const base = "http://localhost/";
  if (!URL.canParse(asked, base)) return home;
  const { pathname, search: query } = new URL(asked, base);
  const isOurs = asked.startsWith("/") && !asked.startsWith("//") && shellFor(pathname) !== undefined;
  return isOurs && pathname !== "/" ? pathname + query : home;
}

/** A fresh load, so that the page begins with this person's data and nobody else's. */
export function enter(home?: string) {
  location.assign(pageAfterSignIn(location.search, home));
}
