type AppProcess = { pid: number; exited: Promise<number | string>; stop(): Promise<void> };

type Instance = {
  address: string;
  databaseUrl: string;
  app: AppProcess;
  restart(): Promise<void>;
  stop(): Promise<void>;
};

export function startInstance(options: {
  port: number;
  demo?: boolean;
  env?: Record<string, string>;
}): Promise<Instance>;
