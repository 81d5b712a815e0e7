import { filesAddress } from "@/common/messaging/attachment";

/** Bytes of one step: at 20 kB a second it is through before a server gives up waiting for a request. */
const stepSize = 512 * 1024;
/** Milliseconds before it is tried again; each step that gets through begins anew. */
const pauses = [500, 1_000, 3_000, 5_000, 10_000, 10_000, 10_000];

type Asked = {
  readonly id: string;
  readonly file: File;
  readonly recordId: string;
  readonly progress: (sent: number) => void;
  readonly done: () => void;
  readonly failed: (reason: string) => void;
};

export type Running = { readonly resume: () => void; readonly cancel: () => void };

/** Sends a file in steps by tus, and goes on where it stopped when the network was cut. */
export async function startUpload({ id, file, recordId, ...told }: Asked): Promise<Running> {
  const { DetailedError, Upload } = await import("tus-js-client");
  const answerTo = (error: unknown) =>
    error instanceof DetailedError ? (error.originalResponse ?? null) : null;
  const upload = new Upload(file, {
    endpoint: `${filesAddress}/`,
    chunkSize: stepSize,
    retryDelays: pauses,
    storeFingerprintForResuming: false,
    metadata: { id, entity: "crm.opportunity", recordId, name: file.name, type: file.type },
    onProgress: (sent) => told.progress(sent),
    onSuccess: () => told.done(),
    onError: (error) => told.failed(reasonIn(answerTo(error))),
    onShouldRetry: (error) => {
      const status = answerTo(error)?.getStatus() ?? 0;
      return status === 0 || status === 409 || status === 423 || status === 429 || status >= 500;
    },
  });
  upload.start();
  return { resume: () => upload.start(), cancel: () => void upload.abort(true).catch(() => undefined) };
}

type Answer = { getStatus(): number; getBody(): string } | null;

/** The server names a reason; without an answer it is the network. */
function reasonIn(answer: Answer): string {
  if (!answer || answer.getStatus() === 0) return "network";
  const body = answer.getBody()?.trim() ?? "";
  return /^[a-z_]{1,60}$/.test(body) ? body : "internal";
}
