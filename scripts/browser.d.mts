type LaunchOptions = { args: string[]; executablePath?: string; channel?: string };
export function findBrowser(): LaunchOptions;
export function findShell(): LaunchOptions;
