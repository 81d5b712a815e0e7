export function programOf(name: string, file: string): string | null;
