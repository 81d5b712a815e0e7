import * as z from "zod/mini";
import { text } from "../fields";
import { locales } from "./person";

export const companyName = text(1, 160);

/** Amounts are kept with two decimals; the few currencies with three would lose one. */
export const currency = z.string("currency").check(z.refine(isCurrency, "currency"));

export const editCompanyInput = z.strictObject({
  changes: z.strictObject({
    name: z.optional(companyName),
    currency: z.optional(currency),
    locale: z.optional(z.enum(locales)),
  }),
});
export type EditCompanyInput = z.infer<typeof editCompanyInput>;

function isCurrency(code: string): boolean {
  if (!Intl.supportedValuesOf("currency").includes(code)) return false;
  const { maximumFractionDigits } = new Intl.NumberFormat("en", {
    style: "currency",
    currency: code,
  }).resolvedOptions();
  return (maximumFractionDigits ?? 2) <= 2;
}
