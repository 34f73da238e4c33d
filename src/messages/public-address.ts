import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Whether something may be fetched from an IP address. */
export type AddressRule = (address: string) => boolean;

/** What is special among IPv4 addresses and not reached from everywhere (IANA, RFC 6890). */
const special = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  special.addSubnet(network, bits, 'ipv4');
}

/** Of IPv6, what is given out to be reached from everywhere (RFC 4291), but for what wraps other addresses. */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');
const wrapping = new BlockList();
wrapping.addSubnet('2001::', 23, 'ipv6');
wrapping.addSubnet('2001:db8::', 32, 'ipv6');
wrapping.addSubnet('2002::', 16, 'ipv6');
wrapping.addSubnet('3fff::', 20, 'ipv6');

/** Whether an address is one of the open internet: not of this machine, not of a network around it. */
export const isPublicAddress: AddressRule = (address) => {
  if (isIPv4(address)) return !special.check(address, 'ipv4');
  return isIPv6(address) && global.check(address, 'ipv6') && !wrapping.check(address, 'ipv6');
};
