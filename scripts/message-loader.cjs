// Turbopack loader: parses the messages while building, so that the browser needs no parser (9 kB less to load).

module.exports = async function compileMessages(source) {
  const { default: compile } = await import("icu-minify/compile");
  return `export default ${JSON.stringify(compiled(JSON.parse(source), compile))};`;
};

function compiled(words, compile) {
  if (typeof words === "string") return compile(words);
  return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, compiled(value, compile)]));
}
