"use client";

import { useFormatter } from "use-intl";
import { fromMinor } from "@/common/money";
import { useRecords } from "./records";

/** Amounts, percentages, days and instants as the signed-in person reads them, in the company's currency. */
export function useFormats() {
  const format = useFormatter();
  const currency = useRecords("identity.company")[0]?.currency ?? "EUR";
  const money = (amount: string) =>
    format.number(Number(amount), { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" });
  return {
    currency,
    /** "48500.00" */
    money,
    /** 4850000 */
    moneyOfMinor: (minor: number) => money(fromMinor(minor)),
    /** "62.50" */
    percent: (percent: string) =>
      format.number(Number(percent) / 100, { style: "percent", maximumFractionDigits: 2 }),
    /** "2026-12-18": a day of the calendar, the same in every time zone. */
    day: (day: string) =>
      format.dateTime(new Date(`${day}T12:00:00Z`), {
        day: "numeric",
        month: "short",
        ...(day.slice(0, 4) === String(new Date().getFullYear()) ? {} : { year: "numeric" }),
        timeZone: "UTC",
      }),
    /** An instant by day and time, in the person's time zone. */
    instant: (instant: string) => format.dateTime(new Date(instant), { dateStyle: "medium", timeStyle: "short" }),
    time: (instant: string) => format.dateTime(new Date(instant), { hour: "2-digit", minute: "2-digit" }),
  };
}
