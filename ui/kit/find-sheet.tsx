"use client";

import type { ReactNode } from "react";
import { TextField } from "./field";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";
import { Sheet } from "./sheet";

type Props = {
  readonly title: string;
  /** Label of the search. */
  readonly search: string;
  readonly query: string;
  readonly find: (query: string) => void;
  readonly busy: boolean;
  /** Above what was found, such as that there is no network. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
  readonly close: () => void;
};

/** One of many, found as its name is typed; the rows stand as `FoundRow`s. */
export function FindSheet({ title, search, query, find, busy, note, children, close }: Props) {
  return (
    <Sheet open onClose={close} title={title}>
      <TextField
        label={search}
        type="search"
        autoComplete="off"
        maxLength={200}
        value={query}
        onChange={(event) => find(event.target.value)}
      />
      {note}
      <div className="found" aria-busy={busy}>
        {children}
      </div>
    </Sheet>
  );
}

type RowProps = {
  readonly icon: IconName;
  readonly name: string;
  readonly detail?: string | undefined;
  /** It is the one now. */
  readonly current?: boolean;
  readonly choose: () => void;
};

/** What was found, or what else can be done: made anew, taken away. */
export function FoundRow({ icon, name, detail, current, choose }: RowProps) {
  return (
    <button type="button" className="opt" aria-current={current || undefined} onClick={choose}>
      <Icon name={icon} />
      <span className="grow">
        <span className="t1">{name}</span>
        {detail && <span className="f13 sec t1">{detail}</span>}
      </span>
    </button>
  );
}
