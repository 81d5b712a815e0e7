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
  return (
    <FormatContext.Provider value={formatFor(locale, timeZone, currency)}>{children}</FormatContext.Provider>
  );
}

/** Numbers, money and dates as this person writes them. The same object until locale, zone or currency change. */
export function useFormat(): Format {
  const format = useContext(FormatContext);
  if (!format) throw new Error("useFormat stands outside FormatProvider.");
  return format;
}
