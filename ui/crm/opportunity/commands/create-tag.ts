import type { LiveClient } from "@/ui/live/client";
import { appear, defineEffect } from "@/ui/live/effects";
import { liveClient } from "@/ui/live/live-client";
import { performOn } from "@/ui/live/outbox";

type NewTag = { readonly id: string; readonly name: string; readonly hue: number };

const tagAppears = defineEffect("crm.opportunity.tagAppears", (tag: NewTag) => [
  appear("crm.tag", { ...tag, version: 0 }),
]);

/** A tag, to be put on an opportunity at once. */
export const createTag = (tag: NewTag, client: LiveClient = liveClient()) =>
  performOn(client, "crm.tag.create", tag, tagAppears(tag));
