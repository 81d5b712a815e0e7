/** How our own checks end: problems one a line, or how much was looked at. A check that saw nothing has failed. */
export function reportProblems(name, { looked, problems }) {
  for (const problem of problems) console.log(problem);
  if (looked === 0) console.log(`${name}: nothing was looked at`);
  else if (problems.length === 0) console.log(`${name}: ${looked} looked at, no problem`);
  process.exitCode = looked === 0 || problems.length > 0 ? 1 : 0;
}
