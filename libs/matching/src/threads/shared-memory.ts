/** The same plain data with its numbers in memory that threads share: posting it to one copies none of them. */
export function inSharedMemory<Value>(value: Value): Value {
  return copyOf(value) as Value
}

function copyOf(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return sharedCopy(value)
  if (Array.isArray(value)) return value.map(copyOf)
  if (value === null || typeof value !== 'object' || value instanceof Map) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copyOf(part)]))
}

function sharedCopy({ buffer, byteOffset, byteLength, constructor }: ArrayBufferView): unknown {
  const memory = new SharedArrayBuffer(byteLength)
  new Uint8Array(memory).set(new Uint8Array(buffer, byteOffset, byteLength))
  return Reflect.construct(constructor, [memory])
}
