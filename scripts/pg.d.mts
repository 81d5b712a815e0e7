type BuiltInPostgres = { pid: number; port: number; urlOf(database: string): string; stop(): Promise<void> };

export function startPg(folder: string, options?: { fast?: boolean }): Promise<BuiltInPostgres>;
export function startThrowAwayPg(): Promise<BuiltInPostgres>;
export function urlOfRunning(folder: string, database: string): string | null;
