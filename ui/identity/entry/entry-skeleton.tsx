import { Skeleton } from "@/ui/kit/skeleton";
import "./entry.css";
import { Ridge } from "./ridge";

/** The box of the entry pages without a word in it. */
export function EntrySkeleton() {
  return (
    <div className="entry" aria-busy="true">
      <Ridge />
      <main className="entry-main">
        <div className="entry-box">
          <Skeleton width={180} height={34} />
          <Skeleton width={240} height={20} />
          <Skeleton height={64} />
          <Skeleton height={64} />
          <Skeleton height={48} />
        </div>
      </main>
    </div>
  );
}
