import { memo } from "react";
import { CardBody } from "./card-body";

type Props = { readonly id: string; readonly parked?: boolean };

/**
 * One card in its column's flow. Memoised on its id alone: it knows neither place nor column, so moves by others
 * render only the rows that come and go. Clicks and keys are heard by the board.
 */
export const CardRow = memo(function CardRow({ id, parked = false }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list item in a windowed list of divs
    <div
      role="listitem"
      className={parked ? "board-row parked" : "board-row"}
      data-id={id}
      // Takes the focus by arrows, or from its column, which is one stop of the Tab key for all of its cards.
      tabIndex={-1}
      aria-labelledby={`card-${id}-name card-${id}-customer card-${id}-money`}
      aria-describedby="board-help"
    >
      <CardBody id={id} />
    </div>
  );
});
