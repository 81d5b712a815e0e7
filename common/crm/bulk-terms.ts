/** Records that one command takes; who has picked more sends several. */
export const mostAtOnce = 1_000;

/** What a command on many answers: how many it wrote, and how many it left as they were. */
export type BulkReply = { readonly changed: number; readonly kept: number };
