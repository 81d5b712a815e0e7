/** A handful of confetti, once; nothing moves for those who asked for less motion. */
export function celebrate(): void {
  if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches) void throwConfetti();
}

async function throwConfetti(): Promise<void> {
  const { create } = await import("canvas-confetti");
  const canvas = document.createElement("canvas");
  canvas.ariaHidden = "true";
  Object.assign(canvas.style, {
    position: "fixed",
    inset: "0",
    width: "100%",
    height: "100%",
    pointerEvents: "none",
    zIndex: "80",
  });
  document.body.append(canvas);
  // Its worker would come from a blob, which the content security policy refuses.
  const fire = create(canvas, { resize: true, useWorker: false, disableForReducedMotion: true });
  await fire({ particleCount: 90, spread: 75, startVelocity: 38, origin: { y: 0.7 }, ticks: 140 });
  canvas.remove();
}
