import type { CommandInput, CommandPath, CommandResult } from "@/ui/trpc";
import type { LiveClient } from "./client";
import type { Effect } from "./effects";
import { liveClient } from "./live-client";
import type { Outcome, WaitingFile } from "./outbox-entry";

/** As `perform`, through the queue of a given client. */
export function performOn<Path extends CommandPath>(
  client: LiveClient,
  command: Path,
  input: CommandInput<Path>,
  effect: Effect | null = null,
): Promise<Outcome<CommandResult<Path>>> {
  return client.outbox.perform(command, input, effect) as Promise<Outcome<CommandResult<Path>>>;
}

/**
 * Sends a command through the one queue. Its effect shows at once; the answer comes when the server has accepted or
 * refused it, however long the network is away. A refused command stays in the tray until it is dismissed.
 */
export function perform<Path extends CommandPath>(
  command: Path,
  input: CommandInput<Path>,
  effect: Effect | null = null,
): Promise<Outcome<CommandResult<Path>>> {
  return performOn(liveClient(), command, input, effect);
}

/** What becomes of a command that waits, whichever page gave it. */
export const answerTo = (mutationId: string): Promise<Outcome> => liveClient().outbox.answerTo(mutationId);

/** Takes a refused command out of the tray: the screen has shown why. */
export const dismiss = (mutationId: string): void => liveClient().outbox.dismiss(mutationId);

/** Sends a refused command once more. */
export const retry = (mutationId: string): void => liveClient().outbox.retry(mutationId);

export type Attached = WaitingFile & { readonly blob: Blob };

/** As `perform`, with files that the input names by their ids: they are sent first, and kept on the device until then. */
export function performWithFiles<Path extends CommandPath>(
  command: Path,
  input: CommandInput<Path>,
  attached: readonly Attached[],
): Promise<Outcome<CommandResult<Path>>> {
  const { outbox } = liveClient();
  const files = attached.map(({ blob, ...file }) => {
    outbox.files.hold(file.id, blob);
    return file;
  });
  return outbox.perform(command, input, null, files) as Promise<Outcome<CommandResult<Path>>>;
}
