type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Point = { readonly x: number; readonly y: number };

/** Pixels per frame at 60 Hz at the very edge. */
const fastest = { across: 16, down: 20 };

/** How far to scroll this frame, in pixels: nothing inside, faster the deeper the pointer is in an edge. */
export function edgeSpeed(point: Point, across: Box, down: Box, milliseconds: number): Point {
  const frames = milliseconds / (1000 / 60);
  const wide = Math.min(56, (across.right - across.left) / 6);
  const high = Math.min(80, (down.bottom - down.top) / 5);
  return {
    x: frames * between(point.x - across.left, across.right - point.x, wide, fastest.across),
    y: frames * between(point.y - down.top, down.bottom - point.y, high, fastest.down),
  };
}

const between = (fromStart: number, fromEnd: number, zone: number, max: number): number =>
  ramp(fromEnd, zone, max) - ramp(fromStart, zone, max);

/** Quadratic, so that the first pixels of the zone hardly move and precise aiming stays possible. */
const ramp = (distance: number, zone: number, max: number): number =>
  distance >= zone ? 0 : Math.ceil(max * Math.min(1, (zone - distance) / zone) ** 2);
