"use client";

import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/ui/kit/button";
import { Sheet } from "@/ui/kit/sheet";
import { toast } from "@/ui/kit/toast";
import { LocalLink } from "./local-link";

export type GivenLink = {
  readonly id: string;
  readonly name: string;
  /** As the server made it: whole where an address is configured, else from the path on. */
  readonly link: string;
};

type Props = { readonly links: readonly GivenLink[]; readonly close: () => void };

/** One-time links, to be copied and handed over; they are shown only now. */
export function LinksSheet({ links, close }: Props) {
  const t = useTranslations("settings");
  const list = useRef<HTMLUListElement>(null);
  const copy = async (text: string, field: HTMLInputElement | null | undefined) => {
    try {
      await navigator.clipboard.writeText(text);
      toast({ text: t("people.copied") });
    } catch {
      // Over plain http there is no clipboard: the link is marked, so that one key copies it.
      field?.select();
    }
  };
  const all = links.map(({ name, link }) => `${name}: ${whole(link)}`).join("\n");
  const [first] = links;
  const isOne = links.length === 1;
  return (
    <Sheet
      open
      onClose={close}
      title={
        isOne
          ? t("people.linkTitle", { name: first?.name ?? "" })
          : t("people.linksTitle", { count: links.length })
      }
      footer={
        <>
          <Button onClick={close}>{t("close")}</Button>
          <Button
            look="primary"
            icon="copy"
            onClick={() =>
              void copy(isOne ? whole(first?.link ?? "") : all, list.current?.querySelector("input"))
            }
          >
            {isOne ? t("people.copy") : t("people.copyAll")}
          </Button>
        </>
      }
    >
      <p>{t("people.linkText", { count: links.length })}</p>
      <ul ref={list} className="se-links">
        {links.map(({ id, name, link }) => (
          <li key={id}>
            {!isOne && <span className="f14 m">{name}</span>}
            <input
              className="inp"
              aria-label={isOne ? t("people.linkLabel") : t("people.linkOf", { name })}
              readOnly
              value={whole(link)}
              onFocus={(event) => event.target.select()}
            />
          </li>
        ))}
      </ul>
      <LocalLink link={first?.link} />
    </Sheet>
  );
}

const whole = (link: string) => (link.startsWith("/") ? location.origin + link : link);
