import type { Readable } from "node:stream";
import sax from "sax";

export type XmlEvent =
  | { readonly open: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly close: string }
  | { readonly text: string };

/**
 * The tags and texts of an XML document, as they come off the stream; names without their prefix. Entities that a
 * document declares by itself are not known, so none can grow.
 */
export async function* xmlEvents(source: Readable): AsyncGenerator<readonly XmlEvent[]> {
  const parser = sax.parser(true, { position: false });
  let events: XmlEvent[] = [];
  parser.onopentag = ({ name, attributes }) =>
    events.push({ open: local(name), attributes: attributes as Record<string, string> });
  parser.onclosetag = (name) => events.push({ close: local(name) });
  parser.ontext = (text) => events.push({ text });
  parser.oncdata = (text) => events.push({ text });
  // Left to itself it forgets at the end that a tag was never closed.
  parser.onerror = (error) => {
    throw error;
  };
  source.setEncoding("utf8");
  try {
    for await (const chunk of source) {
      parser.write(chunk as string);
      yield events;
      events = [];
    }
    parser.close();
    yield events;
  } finally {
    source.destroy();
  }
}

export type Handlers = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
};

/** Calls a handler for each tag and text, to the end of the document. */
export async function walkXml(source: Readable, handlers: Handlers): Promise<void> {
  for await (const events of xmlEvents(source)) for (const event of events) handle(event, handlers);
}

function handle(event: XmlEvent, { open, close, text }: Handlers): void {
  if ("open" in event) open?.(event.open, event.attributes);
  else if ("close" in event) close?.(event.close);
  else text?.(event.text);
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);
