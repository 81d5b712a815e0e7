import { expect, test } from "vitest";
import { mapOf, telOf, webOf } from "./addresses";

test("a number is dialled without its spaces and brackets", () => {
  expect(telOf("+33 (0)4 76 34-12-08")).toBe("tel:+330476341208");
});

test("a website is never anything but a web address", () => {
  expect(webOf("www.example.com")).toBe("https://www.example.com");
  expect(webOf("http://example.com")).toBe("http://example.com");
  expect(webOf("javascript:alert(1)")).toBe("https://javascript:alert(1)");
});

test("a map is offered only where there is a place", () => {
  expect(mapOf({ street: null, postalCode: "38000", city: null, country: "FR" })).toBeNull();
  expect(mapOf({ street: "1 rue Haute", postalCode: "38000", city: "Grenoble", country: "FR" })).toContain(
    "1%20rue%20Haute%2C%2038000%20Grenoble%2C%20FR",
  );
});
