import * as z from "zod/mini";
import { text } from "../fields";
import { longestNote, mentionsOf } from "./note-text";

const mostMentions = 20;

const fewMentions = z.refine<string>((body) => mentionsOf(body).length <= mostMentions, "tooManyMentions");

/** What is accepted as a note; apart from the reading of one, which needs no parser of inputs. */
export const noteBody = text(1, longestNote).check(fewMentions);

/** The words of a note that has files: there may be none. */
export const noteWords = text(0, longestNote).check(fewMentions);
