"use client";
import { createContext, type ReactNode, useContext } from "react";
import { type Format, formatFor } from "./formatters";

const FormatContext = createContext<Format | undefined>(undefined);

type Props = {
  /** BCP 47 */
  readonly locale: string;
  /** IANA; the person's, which may differ from the device's. */
  readonly timeZone: string;
  /** ISO 4217; the company's. */
  readonly currency: string;
  readonly children: ReactNode;
};

export function FormatProvider({ locale, timeZone, currency, children }: Props) {
  // English without a country is read by Europeans here: the day before the month, and 24 hours.
  const format = formatFor(locale === "en" ? "en-GB" : locale, timeZone, currency);
  return <FormatContext.Provider value={format}>{children}</FormatContext.Provider>;
}

/** Numbers, money and dates as this person writes them. The same object until locale, zone or currency change. */
export function useFormat(): Format {
  const format = useContext(FormatContext);
  if (!format) throw new Error("useFormat stands outside FormatProvider.");
  return format;
}
