/** A handful of confetti, once; nothing moves for those who asked for less motion. */
export function celebrate(): void {
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  void import("canvas-confetti").then(({ default: throwConfetti }) =>
    throwConfetti({
      particleCount: 90,
      spread: 75,
      startVelocity: 38,
      origin: { y: 0.7 },
      ticks: 140,
      disableForReducedMotion: true,
    }),
  );
}
