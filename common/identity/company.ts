import * as z from "zod/mini";
import { text } from "../fields";
import { locales } from "./person";
import { setupSteps } from "./setup-steps";

export const companyName = text(1, 160);

/** Amounts are kept with two decimals; the few currencies with three would lose one. */
export const currency = z.string("currency").check(z.refine(isCurrency, "currency"));

export const editCompanyInput = z.strictObject({
  changes: z.strictObject({
    name: z.optional(companyName),
    currency: z.optional(currency),
    locale: z.optional(z.enum(locales)),
    languages: z.optional(
      z
        .array(z.enum(locales))
        .check(z.minLength(1, "required"), z.maxLength(locales.length, "tooLong"), z.refine(isSet, "twice")),
    ),
    /** Month, 1–12. */
    fiscalYearStart: z.optional(z.int("month").check(z.gte(1, "month"), z.lte(12, "month"))),
  }),
});
export type EditCompanyInput = z.infer<typeof editCompanyInput>;

/** Bytes of a logo; base64 makes a third more of them, and a request holds 256 kB. */
export const logoMaxBytes = 160_000;
/** Pixels of its longer side. */
export const logoMaxSide = 512;

export const setLogoInput = z.strictObject({
  /** A PNG in base64; null takes the logo away. */
  image: z.nullable(
    z
      .string("image")
      .check(
        z.maxLength(Math.ceil(logoMaxBytes / 3) * 4, "imageLarge"),
        z.regex(/^[A-Za-z0-9+/]+={0,2}$/, "image"),
      ),
  ),
});
export type SetLogoInput = z.infer<typeof setLogoInput>;

export const passStepsInput = z.strictObject({
  /** Done, or left out for now. */
  steps: z
    .array(z.enum(setupSteps))
    .check(z.minLength(1, "required"), z.maxLength(setupSteps.length, "tooLong")),
});
export type PassStepsInput = z.infer<typeof passStepsInput>;

function isSet(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

function isCurrency(code: string): boolean {
  if (!Intl.supportedValuesOf("currency").includes(code)) return false;
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency: code,
  }).resolvedOptions();
  return (maximumFractionDigits ?? 2) <= 2;
}
