/** Milliseconds without a touch or a key after which a screen that nobody looks at may sleep. */
const restAfter = 30 * 60_000;

/** Keeps the screen on while this page is looked at. Answers how to let it sleep again. */
export function keepAwake(): () => void {
  const done = new AbortController();
  const { signal } = done;
  let lock: WakeLockSentinel | null = null;
  let resting: ReturnType<typeof setTimeout>;
  const release = () => {
    lock?.release().catch(() => undefined);
    lock = null;
  };
  const hold = async () => {
    clearTimeout(resting);
    resting = setTimeout(release, restAfter);
    if ((lock && !lock.released) || document.visibilityState !== "visible") return;
    // Refused on a low battery: the device knows better.
    const given = await navigator.wakeLock.request("screen").catch(() => null);
    if (signal.aborted || lock) given?.release().catch(() => undefined);
    else lock = given;
  };
  const touched = () => void hold();
  for (const name of ["visibilitychange", "pointerdown", "keydown"])
    document.addEventListener(name, touched, { signal, passive: true });
  touched();
  return () => {
    done.abort();
    clearTimeout(resting);
    release();
  };
}
