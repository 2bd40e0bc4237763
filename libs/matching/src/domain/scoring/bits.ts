import { bitsOf } from './criteria/times.js'

/** A set of hosts, one bit each, 32 to a number. */
export type Bits = Int32Array

export const bitsFor = (hosts: number): Bits => new Int32Array(Math.ceil(hosts / 32))

/** Puts all hosts into a set. */
export function fillBits(bits: Bits, hosts: number): void {
  bits.fill(-1)
  if (hosts % 32 !== 0) bits[bits.length - 1] = (1 << (hosts % 32)) - 1
}

export const hasBit = (bits: Bits, host: number): boolean => ((bits[host >> 5]! >>> (host & 31)) & 1) === 1

export function addBits(bits: Bits, hosts: ArrayLike<number>): void {
  for (let n = 0; n < hosts.length; n++) bits[hosts[n]! >> 5]! |= 1 << (hosts[n]! & 31)
}

export function takeBits(bits: Bits, hosts: ArrayLike<number>): void {
  for (let n = 0; n < hosts.length; n++) bits[hosts[n]! >> 5]! &= ~(1 << (hosts[n]! & 31))
}

export function countBits(bits: Bits): number {
  let count = 0
  for (let word = 0; word < bits.length; word++) count += bitsOf(bits[word]!)
  return count
}
