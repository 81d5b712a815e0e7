import { expect, test } from "vitest";
import { mapOf, telOf, webOf } from "./contact-links";

test("a number is dialled without its spaces and brackets", () => {
  expect(telOf("+33 (0)4 76 34-12-08")).toBe("tel:+330476341208");
});

test("a website is never anything but a web address", () => {
  expect(webOf("www.example.com")).toBe("https://www.example.com");
  expect(webOf("http://example.com")).toBe("http://example.com");
  expect(webOf("javascript:alert(1)")).toBe("https://javascript:alert(1)");
});

test("a map is offered only where there is a place, and is the device's own where it has one", () => {
  const place = { street: "1 rue Haute", postalCode: "38000", city: "Grenoble", country: "FR" };
  const asked = "1%20rue%20Haute%2C%2038000%20Grenoble%2C%20FR";
  expect(mapOf({ ...place, street: null, city: null }, "")).toBeNull();
  expect(mapOf(place, "Mozilla/5.0 (Linux; Android 15)")).toBe(`geo:0,0?q=${asked}`);
  expect(mapOf(place, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1)")).toBe(`https://maps.apple.com/?q=${asked}`);
  expect(mapOf(place, "Mozilla/5.0 (X11; Linux)")).toContain(`openstreetmap.org/search?query=${asked}`);
});
