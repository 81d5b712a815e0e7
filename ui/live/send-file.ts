import type { DetailedError, Upload as TusUpload } from "tus-js-client";
import { filesAddress } from "@/common/messaging/attachment";
import type { WaitingFile } from "./outbox-entry";
import { TimeLimit } from "./time-limit";
import { type Upload, WireError } from "./wire";
import { errorOf } from "./wire-error-of";

/** Bytes of one step: at 20 kB a second it is through before a server gives up waiting for a request. */
const stepSize = 512 * 1024;
/** Milliseconds before it is tried again; each step that gets through begins anew. The queue itself tries for ever. */
const pauses = [500, 1_000, 3_000];
/** Milliseconds in which nothing of it gets through, the server's own work on its last step included. */
const longestSilence = 60_000;

type How = {
  /** Nothing of it was ever sent: the server need not be asked how much it has. */
  readonly isNew?: boolean;
  readonly signal?: AbortSignal;
  /** Where procedures are asked; files are beside them. */
  readonly to?: { readonly url: string; readonly headers?: Readonly<Record<string, string>> };
};

/**
 * Sends a file in steps by tus. The address of an upload is known from its file's id: whoever was cut off, or killed,
 * goes on where the server stands, and what the server has forgotten begins anew.
 * @throws WireError
 */
export async function sendFile(
  file: WaitingFile,
  { entity, recordId, blob, progress }: Upload,
  { isNew = false, signal, to = { url: "/rpc" } }: How = {},
): Promise<void> {
  const endpoint = `${to.url.replace(/\/rpc$/, "")}${filesAddress}/`;
  const { Upload } = await import("tus-js-client");
  const { id, name, type } = file;
  const limit = new TimeLimit(longestSilence);
  await new Promise<void>((resolve, reject) => {
    const upload: TusUpload = new Upload(blob, {
      endpoint,
      headers: { ...to.headers },
      ...(!isNew && { uploadUrl: `${endpoint}${id}` }),
      chunkSize: stepSize,
      retryDelays: pauses,
      storeFingerprintForResuming: false,
      metadata: { id, entity, recordId, name, type },
      onProgress: (sent) => {
        limit.heard();
        progress(sent);
      },
      onSuccess: () => resolve(),
      onError: (error) => {
        const failure = failureOf(error);
        // All of it is on a note already: the answer to the command was lost. The server says whose note.
        if (failure.reason === "upload_taken") resolve();
        else reject(failure);
      },
      onShouldRetry: (error) => {
        const { kind } = failureOf(error);
        return kind === "busy" || kind === "network";
      },
    });
    for (const end of [limit.signal, signal])
      end?.addEventListener("abort", () => {
        void upload.abort(false).catch(() => undefined);
        reject(new WireError("network", "network"));
      });
    upload.start();
  }).finally(() => limit.end());
}

/** The server names a reason; without an answer it is the network. A step out of turn is tried anew. */
function failureOf(error: Error | DetailedError): WireError {
  const answer = "originalResponse" in error ? error.originalResponse : null;
  const httpStatus = answer?.getStatus() ?? 0;
  if (!answer || httpStatus === 0) return new WireError("network", "network");
  const body = answer.getBody()?.trim() ?? "";
  const headers = { get: (name: string) => answer.getHeader(name) ?? null };
  if (/^[a-z_]{1,60}$/.test(body))
    return errorOf({ httpStatus, reason: body }, { status: httpStatus, headers });
  return httpStatus === 401
    ? new WireError("signedOut", "signed_out")
    : new WireError("busy", httpStatus >= 500 || httpStatus < 420 ? "internal" : "busy");
}

/** Takes back what is on no note yet; what cannot be reached goes by itself in some days. */
export const forgetFile = (id: string): void =>
  void fetch(`${filesAddress}/${id}`, { method: "DELETE", headers: { "tus-resumable": "1.0.0" } }).catch(
    () => undefined,
  );
