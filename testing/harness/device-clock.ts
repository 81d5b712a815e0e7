const shifts = { right: 0, dayAhead: 86_400_000, dayBehind: -86_400_000 } as const;

/** The devices' clock; all of them run in this process. */
export function shiftClock(how: keyof typeof shifts): { back(): void } {
  const { now } = Date;
  Date.now = () => now() + shifts[how];
  return {
    back: () => {
      Date.now = now;
    },
  };
}
