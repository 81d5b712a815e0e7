/** What a network does to what goes through it. Read anew for each piece, so it may change at any time. */
export type Weather = {
  /** Milliseconds that each piece takes, each way. */
  latency: number;
  /** Of each connection, each way; null: as fast as it goes. */
  bytesPerSecond: number | null;
  /** 0–1: how often a piece makes its connection break, noticed by both ends. */
  resetRate: number;
  /** Whoever knocks is turned away. */
  refuses: boolean;
};

export const fairWeather: Readonly<Weather> = {
  latency: 0,
  bytesPerSecond: null,
  resetRate: 0,
  refuses: false,
};
