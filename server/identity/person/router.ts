import * as z from "zod/mini";
import {
  addPersonInput,
  editPersonInput,
  newLinkInput,
  profileInput,
  setTeamsInput,
} from "@/common/identity/person";
import { command, member, router, write } from "@/server/api/trpc";
import { withLink } from "../access-link/link";
import { addPerson } from "./add";
import { editPerson } from "./edit";
import { newLink } from "./new-link";
import { editProfile } from "./profile";
import { setTeams } from "./set-teams";
import { signOutEverywhere } from "./sign-out-everywhere";

export const personRouter = router({
  add: member.input(command(addPersonInput)).mutation(withLink(write(addPerson))),
  edit: member.input(command(editPersonInput)).mutation(write(editPerson)),
  setTeams: member.input(command(setTeamsInput)).mutation(write(setTeams)),
  newLink: member.input(command(newLinkInput)).mutation(withLink(write(newLink))),
  profile: member.input(command(profileInput)).mutation(write(editProfile)),
  signOutEverywhere: member.input(command(z.strictObject({}))).mutation(write(signOutEverywhere)),
});
