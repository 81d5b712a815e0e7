import { contactsIn, type SharedContact } from "@/common/partners/vcard";

/** What was shared, as the device kept it. */
export type SharedThing = {
  readonly title: string;
  readonly text: string;
  readonly contacts: readonly SharedContact[];
  /** What is no contact. */
  readonly files: readonly File[];
};

/** What a new opportunity of it would be. */
export type Proposal = {
  readonly name: string;
  readonly customer: string;
  readonly email: string;
  readonly phone: string;
  readonly note: string;
};

export async function thingOf(form: FormData): Promise<SharedThing> {
  const said = (name: string) => String(form.get(name) ?? "").trim();
  const files = form.getAll("files").filter((one): one is File => one instanceof File && one.size > 0);
  const cards = files.filter(isContact);
  const contacts = (await Promise.all(cards.map((file) => file.text()))).flatMap(contactsIn);
  const url = said("url");
  const text = said("text");
  return {
    title: said("title"),
    // Many apps put the address into the text as well.
    text: [text, text.includes(url) ? "" : url].filter(Boolean).join("\n"),
    contacts,
    files: contacts.length > 0 ? files.filter((file) => !isContact(file)) : files,
  };
}

const isContact = ({ name, type }: File) => /vcard/i.test(type) || /\.vcf$/i.test(name);

const longestName = 120;

export function proposalOf({ title, text, contacts }: SharedThing): Proposal {
  const [contact] = contacts;
  const first = text.split("\n").find((line) => line.trim() !== "") ?? "";
  const email = contact?.email ?? /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(text)?.[0] ?? "";
  const phone = contact?.phone ?? /(?:\+|\b0)\d(?:[\d .()-]{6,18})\d/.exec(text)?.[0] ?? "";
  const customer = contact?.organisation ?? contact?.name ?? "";
  const name = title || customer || first;
  return { name: name.slice(0, longestName), customer, email, phone, note: noteOf(text, contacts) };
}

/** All that was shared in words; a contact line by line. */
export function noteOf(text: string, contacts: readonly SharedContact[]): string {
  const lines = contacts.map(({ name, jobTitle, organisation, phone, email }) =>
    [name, jobTitle, organisation === name ? null : organisation, phone, email].filter(Boolean).join(" · "),
  );
  return [text, ...lines].filter(Boolean).join("\n");
}
