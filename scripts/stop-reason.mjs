/** A reason to stop that the person at the terminal can act on: printed as it is, without a stack. */
export class StopReason extends Error {}

/** Runs a script's main function; turns what goes wrong into words and a non-zero exit. */
export async function runMain(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof StopReason ? `\n✗ ${error.message}\n` : error);
    process.exitCode = 1;
  }
}
