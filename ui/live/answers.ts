import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { wireErrorOf } from "@/ui/trpc";

/** What the server answered to one question. While it is asked again the former answer stays. */
export type Answer<T> = {
  readonly value?: T;
  readonly state: "asking" | "answered" | "failed";
  /** Key of messages `errors`. */
  readonly reason?: string;
};

const asking: Answer<never> = { state: "asking" };
const answers = new Map<string, Answer<unknown>>();
const listeners = new Map<string, Set<() => void>>();
/** Only the latest question of a key counts. */
const turns = new Map<string, number>();

function set(key: string, answer: Answer<unknown>): void {
  answers.set(key, answer);
  for (const listener of listeners.get(key) ?? []) listener();
}

async function ask(key: string, question: () => Promise<unknown>): Promise<void> {
  const turn = (turns.get(key) ?? 0) + 1;
  turns.set(key, turn);
  const held = answers.get(key);
  const kept = held && "value" in held ? { value: held.value } : {};
  set(key, { ...kept, state: "asking" });
  try {
    const value = await question();
    if (turns.get(key) === turn) set(key, { value, state: "answered" });
  } catch (error) {
    if (turns.get(key) === turn) set(key, { ...kept, state: "failed", reason: wireErrorOf(error).reason });
  }
}

/**
 * A question that the store does not answer: a search, a directory. Asked when the screen opens and when the key
 * changes; `again` asks once more. The answer is kept for the tab, so that going back shows it at once.
 */
export function useAnswer<T>(
  key: string,
  question: () => Promise<T>,
): Answer<T> & { readonly again: () => void } {
  const latest = useRef(question);
  // Before the subscription below, which asks it.
  useEffect(() => {
    latest.current = question;
  });
  const subscribe = useCallback(
    (listener: () => void) => {
      const heard = listeners.get(key) ?? new Set();
      listeners.set(key, heard.add(listener));
      void ask(key, () => latest.current());
      return () => heard.delete(listener);
    },
    [key],
  );
  const answer = useSyncExternalStore(
    subscribe,
    () => answers.get(key) ?? asking,
    () => asking,
  ) as Answer<T>;
  const again = useCallback(() => void ask(key, () => latest.current()), [key]);
  return { ...answer, again };
}
