type FieldChange = { readonly field: string; readonly before: unknown; readonly after: unknown };

/** For the audit log: which of the wished values differ from what stood there. */
export function changedFields(before: object, wished: object): FieldChange[] {
  const held = before as Readonly<Record<string, unknown>>;
  return Object.entries(wished)
    .filter(([field, after]) => after !== undefined && JSON.stringify(held[field]) !== JSON.stringify(after))
    .map(([field, after]) => ({ field, before: held[field] ?? null, after }));
}
