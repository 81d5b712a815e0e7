import * as z from "zod/mini";
import { text } from "../fields";
import { companyName, currency } from "./company";
import { locales, password, signInEmail } from "./person";

/** What the first visit to an empty company asks for. */
export const welcomeInput = z.strictObject({
  companyName,
  currency,
  locale: z.enum(locales),
  name: text(1, 120),
  email: signInEmail,
  password,
});
export type WelcomeInput = z.infer<typeof welcomeInput>;

export type WelcomeState = { readonly empty: boolean; readonly demo: boolean };
