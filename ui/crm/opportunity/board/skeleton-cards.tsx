import { Skeleton } from "@/ui/kit/skeleton";

const rows = ["78%", "56%", "34%", "28%"] as const;

/** Cards in the exact box of what is coming; the board says that it is busy. */
export function SkeletonCards({ count = 3 }: { readonly count?: number }) {
  return Array.from({ length: count }, (_, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
    <div key={at} className="board-row" aria-hidden="true">
      <div className="card board-card skeleton">
        {rows.map((width, row) => (
          <Skeleton key={width} width={width} height={row % 2 === 0 ? 16 : 12} />
        ))}
        <div className="cf">
          <Skeleton width="60%" height={12} />
        </div>
      </div>
    </div>
  ));
}
