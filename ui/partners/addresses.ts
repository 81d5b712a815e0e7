import type { PartnerRecord } from "@/common/partners/records";

/** What a phone dials: digits and a leading plus. */
export const telOf = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, "")}`;

/** A website as a link; typed without a scheme it is a web address all the same, and never anything else. */
export const webOf = (website: string): string =>
  /^https?:\/\//i.test(website) ? website : `https://${website}`;

type Place = Pick<PartnerRecord, "street" | "postalCode" | "city" | "country">;

/** Where the device's map finds them; null while there is nothing to look for. */
export function mapOf({ street, postalCode, city, country }: Place): string | null {
  if (!street && !city) return null;
  const place = [street, [postalCode, city].filter(Boolean).join(" "), country].filter(Boolean).join(", ");
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`;
}
