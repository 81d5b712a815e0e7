import { BlockList, isIPv4, isIPv6 } from "node:net";

/** Of IPv4 all but these is the open internet (IANA's registry of special purposes, multicast and what is reserved). */
const closed = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  closed.addSubnet(network, prefix, "ipv4");

/** Of IPv6 only what is handed out is: mapped and translated IPv4, local and private addresses lie outside. */
const open6 = new BlockList();
open6.addSubnet("2000::", 3, "ipv6");
/** Within it: tunnels that end at an IPv4 address of the sender's choice, protocols, documentation. */
const closed6 = new BlockList();
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  closed6.addSubnet(network, prefix, "ipv6");

/** Whether an IP address is of the open internet: what else there is may be this machine, its network or its host's metadata. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed.check(address, "ipv4");
  return isIPv6(address) && open6.check(address, "ipv6") && !closed6.check(address, "ipv6");
}
