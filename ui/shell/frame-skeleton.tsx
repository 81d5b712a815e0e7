"use client";
import { usePathname } from "next/navigation";
import { Skeleton } from "../kit/skeleton";

/** The frame without a word in it: what is prerendered, and what stands until the session is known. */
export function FrameSkeleton() {
  const isBoard = usePathname() === "/pipeline";
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
      <main>{isBoard ? <Columns /> : <Rows />}</main>
      <div className="nav">
        <span />
        <span className="add-place" />
      </div>
    </div>
  );
}

const columns = ["a", "b", "c", "d"] as const;
const cards = ["a", "b", "c", "d", "e"] as const;

function Columns() {
  return (
    <div className="wait-board">
      {columns.map((column) => (
        <div key={column}>
          <Skeleton width={140} height={22} />
          <Skeleton width={200} height={16} />
          {cards.map((card) => (
            <div key={card} className="card">
              <Skeleton width="80%" />
              <Skeleton width="55%" />
              <Skeleton width="35%" />
              <Skeleton width="45%" height={12} />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function Rows() {
  return (
    <div className="wait-rows">
      <Skeleton width="60%" height={28} />
      <Skeleton width="40%" height={20} />
      <Skeleton height={120} />
      <Skeleton height={180} />
    </div>
  );
}
