type BuiltInPostgres = { pid: number; port: number; urlOf(database: string): string; stop(): Promise<void> };

export function startPg(
  folder: string,
  options?: { fast?: boolean; programs?: string | null },
): Promise<BuiltInPostgres>;
export function startThrowAwayPg(programs?: string | null): Promise<BuiltInPostgres>;
export function urlOfRunning(folder: string, database: string): string | null;
