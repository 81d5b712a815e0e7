"use client";

import { Fragment, useMemo } from "react";
import { useTranslations } from "use-intl";
import { type Block, type Inline, parseNote } from "@/common/messaging/note-text";
import { useRecord } from "@/ui/live/records";
import { useMe } from "@/ui/live/session";

/** A note as it reads. Made of elements, never of markup: text stays text. */
export function NoteBody({ body }: { readonly body: string }) {
  const blocks = useMemo(() => parseNote(body), [body]);
  return blocks.map((block, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name than their place
    <Part key={place} block={block} />
  ));
}

function Part({ block }: { readonly block: Block }) {
  if (block.kind === "paragraph")
    return (
      <p>
        <Words of={block.content} />
      </p>
    );
  const items = block.items.map((item, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <li key={place}>
      <Words of={item} />
    </li>
  ));
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function Words({ of }: { readonly of: readonly Inline[] }) {
  return of.map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <Fragment key={place}>
      <Word part={part} />
    </Fragment>
  ));
}

function Word({ part }: { readonly part: Inline }) {
  switch (part.kind) {
    case "text":
      return part.text;
    case "strong":
      return (
        <strong>
          <Words of={part.content} />
        </strong>
      );
    case "em":
      return (
        <em>
          <Words of={part.content} />
        </em>
      );
    case "link":
      return (
        <a href={part.href} title={part.href} target="_blank" rel="noopener noreferrer nofollow">
          {part.text}
        </a>
      );
    case "mention":
      return <Mention personId={part.personId} />;
  }
}

/** Named as they are called now. */
function Mention({ personId }: { readonly personId: string }) {
  const t = useTranslations("crm.timeline");
  const isMe = useMe().id === personId;
  const name = useRecord("identity.person", personId)?.name ?? t("deletedPerson");
  return <span className={isMe ? "tl-at tl-at-me" : "tl-at"}>@{name}</span>;
}
