import * as z from "zod/mini";

/** Field checks shared by every input. Their messages are keys of `common/messages/<language>/errors.json`. */

export const uuid = z.uuid("uuid");

/** Trimmed text between `min` and `max` characters, without control characters but line breaks and tabs. */
export const text = (min: number, max: number) =>
  z.string("text").check(
    z.trim(),
    z.minLength(min, min > 0 ? "required" : "tooShort"),
    z.maxLength(max, "tooLong"),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    z.regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/, "controlCharacter"),
  );

/** An amount as decimal string with at most two decimals, ≥ 0 and under a thousand billion. */
export const money = z.string("money").check(z.regex(/^(0|[1-9]\d{0,11})(\.\d{1,2})?$/, "money"));

/** 0–100 as decimal string with at most two decimals. */
export const percent = z
  .string("percent")
  .check(z.regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, "percent"));

/** A calendar day that exists, as YYYY-MM-DD. */
export const day = z.iso.date("day");

export const email = z.email("email").check(z.maxLength(320, "tooLong"));

/** 1–12, a hue of the palette. */
export const hue = z.int("hue").check(z.gte(1, "hue"), z.lte(12, "hue"));
