/** What a phone dials: digits and a leading plus. */
const dialled = (phone: string): string => phone.replace(/[^+\d]/g, "");

export const telOf = (phone: string): string => `tel:${dialled(phone)}`;
export const smsOf = (phone: string): string => `sms:${dialled(phone)}`;
export const mailOf = (address: string): string => `mailto:${address}`;

/** A website as a link; typed without a scheme it is a web address all the same, and never anything else. */
export const webOf = (website: string): string =>
  /^https?:\/\//i.test(website) ? website : `https://${website}`;

type Place = {
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string | null;
};

/** Where the device's own map finds them, or one in the browser; null while there is nothing to look for. */
export function mapOf(
  { street, postalCode, city, country }: Place,
  device = navigator.userAgent,
): string | null {
  if (!street && !city) return null;
  const place = [street, [postalCode, city].filter(Boolean).join(" "), country].filter(Boolean).join(", ");
  const asked = encodeURIComponent(place);
  if (/android/i.test(device)) return `geo:0,0?q=${asked}`;
  if (/iphone|ipad/i.test(device)) return `https://maps.apple.com/?q=${asked}`;
  return `https://www.openstreetmap.org/search?query=${asked}`;
}

/** Who is reached by a link: what was done by it can then be noted there. */
export const contactMark = (entity: "crm.opportunity" | "partners.partner", id: string) => ({
  "data-contact": `${entity}/${id}`,
});
