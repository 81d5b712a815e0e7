/** One column as the drag layer sees it: its place on screen, never its React. */
export type DragColumn = {
  readonly stageId: string;
  readonly name: string;
  readonly folded: boolean;
  /** The whole column, header included. */
  readonly element: HTMLElement;
  /** The box that scrolls its cards; the element itself where the column is folded. */
  readonly scroller: HTMLElement;
};

/** A landing place by its neighbours, never by an index: both are read again from the order at each step. */
export type Place = {
  readonly stageId: string;
  readonly afterId: string | null;
  readonly beforeId: string | null;
  /** 0-based, among the cards other than the lifted one. For announcements only. */
  readonly index: number;
  /** Where the drop line shows, in pixels below the top of the list. */
  readonly y: number;
};

export type Landing = { readonly id: string; readonly place: Place };

/** What the drag layer may ask of the board. The board gives it; the layer imports nothing of the product. */
export type DragBoard = {
  readonly root: HTMLElement;
  /** Height of a card with the gap below it, in pixels. */
  readonly pitch: () => number;
  readonly columns: () => readonly DragColumn[];
  readonly ids: (stageId: string) => readonly string[];
  /** Undefined once the card is gone for this person: deleted, or no longer theirs to see. */
  readonly stageOf: (id: string) => string | undefined;
  readonly nameOf: (id: string) => string;
  /** Readers move nothing, and a lost card must be restored first. */
  readonly mayMove: (id: string) => boolean;
  /** From here on the card stays mounted, and what others do to it waits. */
  readonly hold: (id: string) => void;
  /** Ends `hold`: the landing, if any, is applied first, so that it wins over what waited. */
  readonly release: (landing: Landing | null) => void;
  /** Scrolls the card into its column's window; it is mounted by the next frame. */
  readonly reveal: (id: string) => void;
  readonly say: Announce;
  /** Where the card in the air would land now. */
  readonly aimed: (landing: Landing) => void;
};

/** Where the announced card is: counted from 1, as people do. */
export type Whereabouts = { readonly stage: string; readonly place: number; readonly count: number };

export type Announcement =
  | ({ readonly what: "lifted"; readonly name: string; readonly byKeyboard: boolean } & Whereabouts)
  | ({ readonly what: "over" } & Whereabouts)
  | ({ readonly what: "dropped"; readonly name: string } & Whereabouts)
  | { readonly what: "cancelled"; readonly name: string }
  | { readonly what: "gone"; readonly name: string }
  | { readonly what: "noColumn" };

export type Announce = (announcement: Announcement) => void;
