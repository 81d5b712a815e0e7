/** [["namespace.group.key", "text"], …] of a message file's tree. */
export function flatten(tree, prefix) {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${prefix}.${key}`, value]] : flatten(value, `${prefix}.${key}`),
  );
}

/** The names of the arguments and tags of an ICU message: `{name}`, `{n, plural, one {…} other {…}}`, `<b>`. */
export function argumentsIn(message) {
  const names = new Set([...message.matchAll(/<(\w+)>/g)].map(([, tag]) => `<${tag}>`));
  collect(message, names);
  return names;
}

function collect(text, names) {
  for (const inside of bracesIn(text)) {
    const [name, kind, ...rest] = inside.split(",").map((part) => part.trim());
    names.add(kind && /^(plural|select|selectordinal)$/.test(kind) ? `${name} (${kind})` : name);
    for (const branch of bracesIn(rest.join(","))) collect(branch, names);
  }
}

/** What stands between the outermost braces. */
function bracesIn(text) {
  const found = [];
  let depth = 0;
  let start = 0;
  for (let place = 0; place < text.length; place++) {
    if (text[place] === "{" && depth++ === 0) start = place + 1;
    if (text[place] === "}" && --depth === 0) found.push(text.slice(start, place));
  }
  return found;
}
