import { Skeleton } from "../kit/skeleton";

/** The frame without a word in it: what is prerendered, and what stands until the session is known. */
export function FrameSkeleton() {
  return (
    <div className="frame" aria-busy="true">
      <div className="rail" />
      <header className="bar">
        <div className="bar-start">
          <Skeleton width={140} height={22} />
        </div>
        <Skeleton width={64} height={28} round />
        <span className="me">
          <Skeleton width={36} height={36} round />
        </span>
      </header>
      <main />
      <div className="nav">
        <span className="add" />
      </div>
    </div>
  );
}
