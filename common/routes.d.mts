export const shells: readonly string[];
export function shellFor(pathname: string): string | undefined;
export function rscOf(shell: string): string;
