import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { OpportunityCard } from "@/common/crm/records";
import { announce } from "@/ui/kit/announce";
import type { Seen, Source } from "@/ui/live/kinds";
import { liveClient } from "@/ui/live/live-client";
import { cardOf } from "../store/cards";
import { stageNamed } from "./board-moves";
import { tintCard } from "./remote-tint";

/** What this person has just done comes back by the feed too; it is no news to them. */
const ownFor = 5_000;
/** Colleagues can be faster than a voice: their changes are said together, at most this often. */
const saidEvery = 4_000;

/** Marks the cards that others change, and says so politely. */
export function useRemoteNews(): void {
  const t = useTranslations("crm.board");
  const say = useRef((_: readonly string[]) => {});
  useEffect(() => {
    say.current = ([id = "", ...others]) => {
      const card = cardOf(id);
      if (others.length > 0) announce(t("newsMany", { count: others.length + 1 }));
      else if (card) announce(t("newsOne", { name: card.name, stage: stageNamed(card.stageId) }));
    };
  });
  useEffect(() => {
    const news = new News((ids) => say.current(ids));
    const stop = liveClient().store.observe("crm.opportunity", (seen, source) => news.hear(seen, source));
    return () => {
      stop();
      news.stop();
    };
  }, []);
}

class News {
  readonly #say: (ids: readonly string[]) => void;
  readonly #own = new Map<string, number>();
  #unsaid = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: (ids: readonly string[]) => void) {
    this.#say = say;
  }

  hear(seen: readonly Seen[], source: Source): void {
    const now = Date.now();
    if (source === "local") for (const { id } of seen) this.#own.set(id, now);
    if (source !== "feed") return;
    const news = seen.filter((one) => looksOther(one) && now - (this.#own.get(one.id) ?? 0) > ownFor);
    if (news.length === 0) return;
    for (const { id } of news) tintCard(id, colourOfAuthor(id));
    for (const { id } of news) this.#unsaid.add(id);
    this.#timer ??= setTimeout(() => this.#tell(), saidEvery);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell(): void {
    const ids = [...this.#unsaid];
    this.#unsaid = new Set();
    this.#timer = undefined;
    this.#say(ids);
  }
}

/** 1–8; 0 where nobody is known to have done it. */
function colourOfAuthor(id: string): number {
  const { intake, store } = liveClient();
  const author = intake.authorOf("crm.opportunity", id);
  return (author && store.get("identity.person", author)?.colour) || 0;
}

const shown = [
  "name",
  "status",
  "stageId",
  "position",
  "ownerId",
  "customerId",
  "expectedRevenue",
  "recurringRevenue",
  "priority",
  "colour",
  "expectedCloseOn",
] as const;

function looksOther({ before, after }: Seen): boolean {
  if (!after) return false;
  const [was, is] = [before as OpportunityCard | undefined, after as OpportunityCard];
  return !was || shown.some((field) => was[field] !== is[field]);
}
