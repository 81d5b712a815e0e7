import type { FeedMessage } from "@/common/live";
import type { LinkEvents } from "@/ui/live/wire";
import type { Random } from "./random";

/** Milliseconds that a message which was overtaken is late at most: well within what may arrive after access was lost. */
const latest = 200;

/**
 * The feed as a careless network would bring it: messages go missing, come twice, or after those that were sent later.
 * `rate`: 0–1, asked anew for each.
 */
export function disturbed(events: LinkEvents, random: Random, rate: () => number): LinkEvents {
  const held: FeedMessage[] = [];
  let isDown = false;
  const release = () => {
    for (const message of held.splice(0)) if (!isDown) events.feed(message);
  };
  const kinds = {
    lost: () => undefined,
    twice: (message: FeedMessage) => {
      events.feed(message);
      events.feed(message);
    },
    late: (message: FeedMessage) => {
      held.push(message);
      setTimeout(release, random.below(latest));
    },
  };
  return {
    ...events,
    feed(message) {
      const kind = random.chance(rate()) ? random.pick(["lost", "twice", "late"] as const) : null;
      if (kind) kinds[kind](message);
      else events.feed(message);
      // Those held come after this one now.
      if (kind !== "late" && random.chance(0.5)) release();
    },
    down(refused) {
      isDown = true;
      events.down(refused);
    },
  };
}
