// By what names and addresses other machines of this network reach this one.
import os from "node:os";

/** `addresses` without those that change with every link; `hosts` in lower case; `first` is what a phone is shown. */
export function lanNames(interfaces = os.networkInterfaces(), hostname = os.hostname()) {
  const found = Object.entries(interfaces)
    .flatMap(([name, list]) => (list ?? []).map((one) => ({ ...one, name })))
    .filter(({ internal, address }) => !internal && !/^fe80:/i.test(address));
  const addresses = found.map(({ address }) => address.toLowerCase()).sort();
  const host = hostname.toLowerCase();
  const hosts = /^[a-z\d.-]+$/.test(host) ? [host, ...(host.includes(".") ? [] : [`${host}.local`])] : [];
  return { addresses, hosts, first: firstOf(found) ?? "127.0.0.1" };
}

/** An IPv4 address of a real network before one of containers and tunnels. */
function firstOf(found) {
  const rank = ({ name, family }) =>
    Number(family !== "IPv4") * 2 + Number(/^(docker|br-|veth|virbr|tun|wg|cni)/.test(name));
  return found.toSorted((one, other) => rank(one) - rank(other))[0]?.address;
}

/** As it stands in an address of the web. */
export const inUrl = (host) => (host.includes(":") ? `[${host}]` : host);
