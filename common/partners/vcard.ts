/** A contact as phones share it. */
export type SharedContact = {
  readonly name: string;
  readonly organisation: string | null;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};

type Line = { readonly name: string; readonly isPreferred: boolean; readonly value: string };

const longest = 200_000;

/** The contacts of a vCard file: 2.1 as Android writes it, 3.0 as iOS does, 4.0. */
export function contactsIn(text: string): readonly SharedContact[] {
  return text
    .slice(0, longest)
    .split(/^BEGIN:VCARD\s*$/im)
    .slice(1)
    .flatMap((card) => contactOf(linesOf(card)) ?? []);
}

function contactOf(lines: readonly Line[]): SharedContact | null {
  const one = (name: string): string | null => {
    const found = lines.filter((line) => line.name === name);
    return (found.find(({ isPreferred }) => isPreferred) ?? found[0])?.value.trim() || null;
  };
  const [family = "", given = ""] = partsOf(one("N") ?? "");
  const organisation = partsOf(one("ORG") ?? "")[0]?.trim() || null;
  const name = plain(one("FN") ?? "") || `${given} ${family}`.trim() || organisation;
  if (!name) return null;
  return {
    name,
    organisation,
    jobTitle: plainOrNull(one("TITLE")),
    email: plainOrNull(one("EMAIL")),
    // 4.0 writes numbers as addresses.
    phone: plainOrNull(one("TEL"))?.replace(/^tel:/i, "") ?? null,
  };
}

const line = /^(?:[\w-]+\.)?([\w-]+)((?:"[^"]*"|[^":])*):(.*)$/;

/** Lines that were broken are one again. */
function linesOf(card: string): Line[] {
  const folded = card.replace(/\r\n?/g, "\n").replace(/\n[ \t]/g, "");
  const joined = folded.replace(/=\n/g, "=\u0000").split("\n");
  return joined.flatMap((written) => {
    const [, name = "", given = "", value = ""] = line.exec(written.replaceAll("=\u0000", "")) ?? [];
    if (name === "") return [];
    const isPacked = /QUOTED-PRINTABLE/i.test(given);
    return {
      name: name.toUpperCase(),
      isPreferred: /\bPREF\b/i.test(given),
      value: isPacked ? unpacked(value) : value,
    };
  });
}

/** Quoted-printable, which names bytes of UTF-8. */
function unpacked(value: string): string {
  const bytes = value
    .replace(/=([\dA-F]{2})/gi, (_, hex: string) => `%${hex}`)
    .replace(/%(?![\dA-F]{2})/gi, "%25");
  try {
    return decodeURIComponent(bytes);
  } catch {
    return value;
  }
}

/** Parts stand between semicolons that are not escaped. */
const partsOf = (value: string): string[] => value.split(/(?<!\\);/).map(plain);

const plain = (value: string): string =>
  value
    .replace(/\\n/gi, "\n")
    .replace(/\\([\\,;:])/g, "$1")
    .trim();
const plainOrNull = (value: string | null): string | null => (value === null ? null : plain(value) || null);
