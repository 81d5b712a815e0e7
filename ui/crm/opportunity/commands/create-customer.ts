import type { LiveClient } from "@/ui/live/client";
import { appear, defineEffect } from "@/ui/live/effects";
import { liveClient } from "@/ui/live/live-client";
import { performOn } from "@/ui/live/outbox";

const customerNamed = defineEffect(
  "crm.opportunity.customerNamed",
  ({ id, name }: { id: string; name: string }) => [appear("partners.name", { id, name, version: 0 })],
);

/** A company by its name, to be an opportunity's customer at once. */
export const createCustomer = (
  { id, name }: { id: string; name: string },
  client: LiveClient = liveClient(),
) =>
  performOn(
    client,
    "partners.partner.create",
    { id, form: "company", name, kinds: ["customer"] },
    customerNamed({ id, name }),
  );
