import { PeopleScreen } from "@/ui/settings/people-screen";

export default function PeoplePage() {
  return <PeopleScreen />;
}
