import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds between two looks at what is due. */
const step = 4;

/** Calls that begin so often whether or not earlier ones were answered, as those of a crowd do. */
export async function atPace<T>(
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
  call: (n: number) => Promise<T>,
): Promise<T[]> {
  const begun = performance.now();
  const answers: Promise<T>[] = [];
  for (let passed = 0; passed < seconds; passed = (performance.now() - begun) / 1_000) {
    while (answers.length < passed * perSecond) answers.push(call(answers.length));
    await pause(step);
  }
  return Promise.all(answers);
}

/** So many callers, each of whom calls again once they were answered: as much as can be done. */
export async function oneAfterAnother<T>(
  { callers, seconds }: { readonly callers: number; readonly seconds: number },
  call: (caller: number) => Promise<T>,
): Promise<T[]> {
  const end = performance.now() + seconds * 1_000;
  const answers: T[] = [];
  const working = Array.from({ length: callers }, async (_, caller) => {
    while (performance.now() < end) answers.push(await call(caller));
  });
  await Promise.all(working);
  return answers;
}
