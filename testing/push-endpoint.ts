import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { PushMessage } from "@/common/messaging/push";

export type Received = {
  readonly message: PushMessage;
  readonly headers: IncomingHttpHeaders;
  /** What the token of the request says of its sender, once its signature was found right. */
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string };
  /** The key that the signature was made with. */
  readonly key: string;
  /** Bytes on the wire. */
  readonly size: number;
};

/**
 * A push service and a device in one, on a port of its own: it checks who sends (RFC 8292), decrypts what comes as a
 * browser does (RFC 8291), and answers as it is told. Written from the RFCs, not with the library that encrypts.
 */
export async function pushEndpoint() {
  const pair = createECDH("prime256v1");
  const device = { publicKey: pair.generateKeys(), auth: randomBytes(16), pair };
  const received: Received[] = [];
  const refused: Error[] = [];
  const state = { status: 201, asked: 0 };
  const server = createServer((request, response) => {
    state.asked++;
    if (state.status !== 201) {
      request.resume();
      return void response.writeHead(state.status, { location: `${origin()}/elsewhere` }).end();
    }
    receive(request, device, origin()).then(
      (one) => {
        received.push(one);
        response.writeHead(201).end();
      },
      (error: Error) => {
        refused.push(error);
        response.writeHead(400).end();
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    received,
    /** Messages that no browser would have accepted. */
    refused,
    state,
    /** As a browser's subscription has it; each call makes another device of the same keys. */
    subscription: () => ({
      endpoint: `${origin()}/${randomBytes(8).toString("hex")}`,
      p256dh: device.publicKey.toString("base64url"),
      auth: device.auth.toString("base64url"),
    }),
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

type Device = {
  readonly publicKey: Buffer;
  readonly auth: Buffer;
  readonly pair: ReturnType<typeof createECDH>;
};

async function receive(request: IncomingMessage, device: Device, origin: string): Promise<Received> {
  const body = Buffer.concat(await request.toArray());
  const { headers } = request;
  if (headers["content-encoding"] !== "aes128gcm") throw new Error("not encrypted as RFC 8291 says");
  const { claims, key } = sender(headers.authorization ?? "");
  if (claims.aud !== origin) throw new Error(`meant for ${claims.aud}`);
  const seconds = claims.exp - Date.now() / 1000;
  if (seconds < 0 || seconds > 24 * 3600) throw new Error("a token that is over, or lasts too long");
  const message = JSON.parse(decrypt(body, device)) as PushMessage;
  return { message, headers, claims, key, size: body.length };
}

/** The token's claims and key. @throws where the signature is not that key's. */
function sender(authorization: string): Pick<Received, "claims" | "key"> {
  const [, token = "", key = ""] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(authorization) ?? [];
  const [head = "", body = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const jwk = {
    kty: "EC",
    crv: "P-256",
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const publicKey = createPublicKey({ key: jwk, format: "jwk" });
  const isRight = verify(
    "sha256",
    Buffer.from(`${head}.${body}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!isRight) throw new Error("the signature is not the key's");
  return { claims: JSON.parse(Buffer.from(body, "base64url").toString()) as Received["claims"], key };
}

/** One record of aes128gcm: salt, size, the sender's key of this message, what it says. */
function decrypt(body: Buffer, { publicKey, auth, pair }: Device): string {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const theirs = body.subarray(21, 21 + keyLength);
  const record = body.subarray(21 + keyLength);
  const derive = (secret: Buffer, from: Buffer, info: Buffer, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, from, info, length));
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), publicKey, theirs]);
  const shared = derive(pair.computeSecret(theirs), auth, info, 32);
  const key = derive(shared, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16);
  const nonce = derive(shared, salt, Buffer.from("Content-Encoding: nonce\0"), 12);
  const cipher = createDecipheriv("aes-128-gcm", key, nonce);
  cipher.setAuthTag(record.subarray(-16));
  const plain = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}
