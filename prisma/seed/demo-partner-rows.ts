import { searchText } from "@/common/search-text";
import type { Prisma } from "../generated/client";
import { instantAgo } from "./demo-calendar";
import { type Customer, customers } from "./demo-partners";
import type { CastCustomer } from "./demo-replay";
import { type Random, uuidAt } from "./random";

/** Rows of the customers and their contacts, each with the first line of its timeline. */
export function partnerRows(now: Date, random: Random) {
  const cast = new Map<string, CastCustomer>();
  const rows: PartnerRow[] = [];
  for (const [key, customer] of Object.entries(customers) as [string, Customer][]) {
    const company = companyRow(customer, now, random);
    const contacts = customer.contacts.map(([name, job]) =>
      contactRow(customer, company.id, [name, job], now, random),
    );
    rows.push(company, ...contacts);
    cast.set(key, { id: company.id, name: customer.name, contacts });
  }
  const entries = rows.map((row) => ({
    ...{ id: uuidAt(row.createdAt, random), entity: "partners.partner", recordId: row.id, seq: 1 },
    ...{ kind: "created" as const, changes: [], createdAt: row.createdAt },
  }));
  return { cast, rows, entries };
}

type PartnerRow = Prisma.PartnerCreateManyInput & { id: string; createdAt: Date };

function companyRow(customer: Customer, now: Date, random: Random) {
  const { domain, name, kinds, street, postalCode, city, phone } = customer;
  const createdAt = instantAgo(now, random.between(330, 395));
  const email = `contact@${domain}`;
  return {
    ...{
      id: uuidAt(createdAt, random),
      form: "company" as const,
      name,
      kinds: [...kinds],
      street,
      postalCode,
      city,
      phone,
      email,
    },
    ...{ website: `https://www.${domain}`, country: "FR", language: "fr", timelineSeq: 1, createdAt },
    searchText: searchText(name, email, phone, city),
  };
}

function contactRow(
  customer: Customer,
  parentId: string,
  [name, jobTitle]: readonly [string, string],
  now: Date,
  random: Random,
) {
  const createdAt = instantAgo(now, random.between(200, 329));
  const email = `${searchText(name).replace(/ /g, ".")}@${customer.domain}`;
  const phone = `06 ${Array.from({ length: 4 }, () => String(random.between(10, 99))).join(" ")}`;
  return {
    ...{ id: uuidAt(createdAt, random), form: "person" as const, name, jobTitle, parentId, email, phone },
    ...{ country: "FR", language: "fr", timelineSeq: 1, createdAt },
    searchText: searchText(name, email, phone, customer.city),
  };
}
