// Which messages the code asks for, read from its syntax.
import ts from "typescript";

const makers = new Set(["useTranslations", "createTranslator", "getTranslations"]);

/**
 * Over `[{ file, source }]`: `known` keys (asked for by a translator whose namespace is plain), `prefixes` of keys
 * that are put together at run time, and all `strings`, for translators that come as an argument.
 */
export function messageUses(sources) {
  const found = { known: [], prefixes: [], strings: new Set() };
  for (const { file, source } of sources) {
    const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
    visit(tree, file, new Map(), found);
  }
  return found;
}

function visit(node, file, outerScope, found) {
  const scope = ts.isFunctionLike(node) || ts.isBlock(node) ? scopeOf(node, outerScope) : outerScope;
  if (ts.isVariableDeclaration(node)) declare(node, scope);
  if (ts.isStringLiteralLike(node)) found.strings.add(node.text);
  if (ts.isTemplateExpression(node)) found.prefixes.push(...templatePrefix(node));
  if (ts.isCallExpression(node)) noteCall(node, file, scope, found);
  node.forEachChild((child) => visit(child, file, scope, found));
}

/** A parameter that is called like a translator outside hides it. */
function scopeOf(node, outer) {
  const scope = new Map(outer);
  for (const { name } of node.parameters ?? []) scope.delete(name.getText());
  return scope;
}

function declare({ name, initializer }, scope) {
  const call = initializer && ts.isAwaitExpression(initializer) ? initializer.expression : initializer;
  if (!call || !ts.isCallExpression(call) || !makers.has(call.expression.getText())) {
    scope.delete(name.getText());
    return;
  }
  const [argument] = call.arguments;
  if (!argument) scope.set(name.getText(), "");
  else if (ts.isStringLiteralLike(argument)) scope.set(name.getText(), argument.text);
}

function noteCall(node, file, scope, found) {
  const translator = ts.isPropertyAccessExpression(node.expression)
    ? node.expression.expression
    : node.expression;
  const namespace = scope.get(translator.getText());
  if (namespace === undefined) return;
  for (const key of node.arguments[0] ? keysOf(node.arguments[0]) : []) {
    const full = [namespace, key.text].filter(Boolean).join(".");
    if (key.whole) found.known.push({ key: full, file });
    else found.prefixes.push(full);
  }
}

/** The keys an argument may be: a string, either branch of a condition, or the beginning of a template. */
function keysOf(argument) {
  if (ts.isParenthesizedExpression(argument)) return keysOf(argument.expression);
  if (ts.isStringLiteralLike(argument)) return [{ text: argument.text, whole: true }];
  if (ts.isConditionalExpression(argument))
    return [...keysOf(argument.whenTrue), ...keysOf(argument.whenFalse)];
  if (ts.isTemplateExpression(argument)) return [{ text: argument.head.text, whole: false }];
  return [];
}

/** `errors.${reason}`: everything that begins like this may be asked for; a template that begins open says nothing. */
function templatePrefix(node) {
  return /^\w+\./.test(node.head.text) ? [node.head.text] : [];
}
