import type { CommandInput, CommandPath, CommandResult } from "@/ui/trpc";
import type { Effect } from "./effects";
import { liveClient } from "./live-client";
import type { Outcome } from "./outbox-queue";

/**
 * Sends a command through the one queue. Its effect shows at once; the answer comes when the server has accepted or
 * refused it, however long the network is away. A refused command stays in the tray until it is dismissed.
 */
export function perform<Path extends CommandPath>(
  command: Path,
  input: CommandInput<Path>,
  effect: Effect | null = null,
): Promise<Outcome<CommandResult<Path>>> {
  return liveClient().outbox.perform(command, input, effect) as Promise<Outcome<CommandResult<Path>>>;
}

/** Takes a refused command out of the tray: the screen has shown why. */
export const dismiss = (mutationId: string): void => liveClient().outbox.dismiss(mutationId);

/** Sends a refused command once more. */
export const retry = (mutationId: string): void => liveClient().outbox.retry(mutationId);
