import { expect, test } from "vitest";
import { contactBy, minutesSince } from "./made-contact";

const link = (href: string, contact?: string) =>
  ({ href, dataset: contact ? { contact } : {} }) as unknown as HTMLAnchorElement;

test("a link that reaches somebody says how and whom", () => {
  const by = (href: string) => contactBy(link(href, "crm.opportunity/7"), 1);
  expect(by("tel:+33476341208")).toEqual({
    way: "call",
    to: "+33476341208",
    about: "crm.opportunity/7",
    at: 1,
  });
  expect(by("sms:+33476341208")?.way).toBe("text");
  expect(by("mailto:50%off@c.example")).toMatchObject({ way: "mail", to: "50%off@c.example" });
  expect(by("geo:0,0?q=1%20rue%20Haute")).toMatchObject({ way: "visit", to: "1 rue Haute" });
  expect(by("https://www.openstreetmap.org/search?query=Grenoble")).toMatchObject({ to: "Grenoble" });
});

test("links that reach nobody of ours offer nothing", () => {
  expect(contactBy(link("tel:+33476341208"), 1)).toBeNull();
  expect(contactBy(link("https://example.com/?q=1", "crm.opportunity/7"), 1)).toBeNull();
});

test("a call takes a minute at least", () => {
  expect([minutesSince(0, 5_000), minutesSince(0, 200_000)]).toEqual([1, 3]);
});
