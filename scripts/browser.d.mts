export function findBrowser(): { executablePath: string | undefined; args: string[] };
