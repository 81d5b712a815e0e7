import { DeviceScreen } from "@/ui/settings/device/device-screen";

export default function DevicePage() {
  return <DeviceScreen />;
}
