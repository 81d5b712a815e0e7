type Sent = { readonly id: string } | { readonly reason: string };

/** Sends a file as it is; answers the import that it became, or why it became none. */
export async function sendFile(file: File): Promise<Sent> {
  try {
    const response = await fetch(`/api/imports/?name=${encodeURIComponent(file.name)}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: file,
    });
    const answer = (await response.json()) as { id?: string; reason?: string };
    return answer.id ? { id: answer.id } : { reason: answer.reason ?? "internal" };
  } catch {
    return { reason: "network" };
  }
}
