/** Waits until a condition holds, looking again every few milliseconds; fails after `patience` milliseconds. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  patience = 5_000,
  every = 5,
): Promise<void> {
  const end = performance.now() + patience;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Not so within ${patience} ms: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
