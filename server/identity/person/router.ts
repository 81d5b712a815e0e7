import * as z from "zod/mini";
import {
  deactivateInput,
  editPersonInput,
  inviteInput,
  newLinkInput,
  personIdInput,
  profileInput,
  setPictureInput,
  setTeamsInput,
} from "@/common/identity/person";
import { command, member, read, router, write } from "@/server/api/trpc";
import { withLink, withLinks } from "../access-link/link";
import { type Belongings, deactivateWith, openRecordsWith } from "./deactivate";
import { editPerson } from "./edit";
import { invitePeople } from "./invite";
import { newLink } from "./new-link";
import { setPicture } from "./picture";
import { editProfile } from "./profile";
import { setTeams } from "./set-teams";
import { signOutEverywhere } from "./sign-out-everywhere";

/** `belongings`: what other domains keep in a person's name. */
export const personRouter = (belongings: Belongings) =>
  router({
    invite: member.input(command(inviteInput)).mutation(withLinks(write(invitePeople))),
    openRecords: member.input(personIdInput).query(read(openRecordsWith(belongings))),
    deactivate: member.input(command(deactivateInput)).mutation(write(deactivateWith(belongings))),
    setPicture: member.input(command(setPictureInput)).mutation(write(setPicture)),
    edit: member.input(command(editPersonInput)).mutation(write(editPerson)),
    setTeams: member.input(command(setTeamsInput)).mutation(write(setTeams)),
    newLink: member.input(command(newLinkInput)).mutation(withLink(write(newLink))),
    profile: member.input(command(profileInput)).mutation(write(editProfile)),
    signOutEverywhere: member.input(command(z.strictObject({}))).mutation(write(signOutEverywhere)),
  });
