import * as z from "zod/mini";
import { text } from "../fields";
import { longestNote, mentionsOf } from "./note-text";

const mostMentions = 20;

/** What is accepted as a note; apart from the reading of one, which needs no parser of inputs. */
export const noteBody = text(1, longestNote).check(
  z.refine((body) => mentionsOf(body).length <= mostMentions, "tooManyMentions"),
);
