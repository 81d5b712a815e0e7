/** What this uses of the browser's speech recognition, which TypeScript does not know. */
export type Recognition = EventTarget & { start(): void; stop(): void; abort(): void };

type Results = ArrayLike<ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }>;

/** Undefined where the browser has none. */
export function recognition(): (new () => Recognition) | undefined {
  const given = globalThis as {
    SpeechRecognition?: new () => Recognition;
    webkitSpeechRecognition?: new () => Recognition;
  };
  return given.SpeechRecognition ?? given.webkitSpeechRecognition;
}

/** The words that it has made up its mind about with this event. */
export function said(event: Event): string {
  const { resultIndex, results } = event as Event & {
    readonly resultIndex: number;
    readonly results: Results;
  };
  return Array.from(results)
    .slice(resultIndex)
    .filter(({ isFinal }) => isFinal)
    .map((result) => result[0]?.transcript.trim() ?? "")
    .filter(Boolean)
    .join(" ");
}
