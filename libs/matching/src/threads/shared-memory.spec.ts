import { inSharedMemory } from './shared-memory.js'

it('shares numbers and copies nothing else of what they stand in', () => {
  const value = { list: [Int32Array.of(1, 2), 'a'], part: { bytes: new Uint8Array([1, 2, 3, 4]).subarray(1, 3), none: undefined }, map: new Map([[1, [2]]]) }
  const shared = inSharedMemory(value)
  expect(shared).toEqual(value)
  expect(shared.part.bytes.buffer).toBeInstanceOf(SharedArrayBuffer)
  expect([shared.part.bytes.byteLength, shared.part.bytes.buffer.byteLength]).toEqual([2, 2])
  expect(shared.list[0]).toBeInstanceOf(Int32Array)
})
