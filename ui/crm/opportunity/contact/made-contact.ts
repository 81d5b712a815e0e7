/** Somebody was called, written to or looked up on the map from here, and nothing is noted of it yet. */
export type MadeContact = {
  readonly way: "call" | "text" | "mail" | "visit";
  /** The number or address. */
  readonly to: string;
  /** `crm.opportunity/…` or `partners.partner/…`. */
  readonly about: string;
  /** Milliseconds: when the link was pressed. */
  readonly at: number;
};

/** After these milliseconds nobody remembers what was said. */
const forgottenAfter = 4 * 3_600_000;

const ways: readonly (readonly [scheme: RegExp, way: MadeContact["way"]])[] = [
  [/^tel:/, "call"],
  [/^sms:/, "text"],
  [/^mailto:/, "mail"],
  [/^(geo:|https:\/\/(maps\.apple\.com|www\.openstreetmap\.org)\/)/, "visit"],
];

/** What pressing a link does, where it says whom it reaches. */
export function contactBy(link: HTMLAnchorElement, at: number): MadeContact | null {
  const about = link.dataset["contact"];
  const [, way] = ways.find(([scheme]) => scheme.test(link.href)) ?? [];
  if (!about || !way) return null;
  return { way, to: wordsOf(link.href), about, at };
}

function wordsOf(href: string): string {
  const asked = /[?&](?:q|query)=([^&]*)/.exec(href)?.[1];
  // What is asked of a map we have packed ourselves; an address may hold a percent sign of its own.
  return asked === undefined ? href.slice(href.indexOf(":") + 1) : decodeURIComponent(asked);
}

/** One of `traces`. */
const keyOf = (personId: string) => `cordee.contact.${personId}`;

/** Beside the page: a phone may end the app during a call. */
export function keepContact(personId: string, contact: MadeContact | null): void {
  try {
    if (contact) localStorage.setItem(keyOf(personId), JSON.stringify(contact));
    else localStorage.removeItem(keyOf(personId));
  } catch {
    // It is offered as long as the page lives.
  }
}

export function keptContact(personId: string, now: number): MadeContact | null {
  try {
    const contact = JSON.parse(localStorage.getItem(keyOf(personId)) ?? "null") as MadeContact | null;
    return contact && now - contact.at < forgottenAfter ? contact : null;
  } catch {
    return null;
  }
}

/** Minutes that a call may have taken: since the number was pressed, one at least. */
export const minutesSince = (at: number, now: number): number => Math.max(1, Math.round((now - at) / 60_000));
