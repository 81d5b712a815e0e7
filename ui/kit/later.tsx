"use client";
import { type ComponentType, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { toast } from "./toast";

/** How a part is fetched, what it is once it is here, and what stands for it while it comes or cannot come. */
type Part<Props> = {
  readonly load: () => Promise<ComponentType<Props>>;
  readonly Waiting: ComponentType;
  readonly Away: ComponentType;
  fetched?: ComponentType<Props>;
};

/**
 * A part of a page that is fetched when it is first shown. Where that fails (no network, and the device has not taken
 * the part along yet) the page stays as it is, `Away` stands for the part, and it comes once the network is back.
 */
export function later<Props extends object>(
  load: Part<Props>["load"],
  { Waiting = Nothing, Away = PartAway }: { Waiting?: ComponentType; Away?: ComponentType } = {},
) {
  const part: Part<Props> = { load, Waiting, Away };
  return (props: Props) => <Later part={part} props={props} />;
}

function Later<Props extends object>({ part, props }: { part: Part<Props>; props: Props }) {
  const [Fetched, setFetched] = useState(() => part.fetched);
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    if (Fetched) return;
    let isShown = true;
    const fetchPart = () =>
      part.load().then(
        (fetched) => {
          part.fetched = fetched;
          if (isShown) setFetched(() => fetched);
        },
        () => isShown && setAway(true),
      );
    void fetchPart();
    addEventListener("online", fetchPart);
    return () => {
      isShown = false;
      removeEventListener("online", fetchPart);
    };
  }, [part, Fetched]);
  if (Fetched) return <Fetched {...props} />;
  return isAway ? <part.Away /> : <part.Waiting />;
}

function Nothing() {
  return null;
}

/** Says why nothing opened. */
function PartAway() {
  const t = useTranslations("kit");
  useEffect(() => toast({ text: t("partAway") }), [t]);
  return null;
}
