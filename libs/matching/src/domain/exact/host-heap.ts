/** Hosts by distance, nearest first; each stands in it once, and only comes nearer. */
export class HostHeap {
  private readonly heap: Int32Array
  private readonly at: Int32Array
  private size = 0

  constructor(hosts: number, private readonly distance: Float64Array) {
    this.heap = new Int32Array(hosts)
    this.at = new Int32Array(hosts).fill(-1)
  }

  get isEmpty(): boolean {
    return this.size === 0
  }

  /** Puts a host in, or moves it up after its distance fell. */
  put(host: number): void {
    const known = this.at[host]!
    this.up(known >= 0 ? known : this.size++, host)
  }

  nearest(): number {
    return this.heap[0]!
  }

  take(): number {
    const { heap, at } = this
    const host = heap[0]!
    at[host] = -1
    const last = heap[--this.size]!
    if (this.size > 0) this.down(last)
    return host
  }

  clear(): void {
    for (let n = 0; n < this.size; n++) this.at[this.heap[n]!] = -1
    this.size = 0
  }

  private up(from: number, host: number): void {
    const { heap, at, distance } = this
    const key = distance[host]!
    let n = from
    while (n > 0) {
      const parent = (n - 1) >> 1
      const other = heap[parent]!
      if (distance[other]! <= key) break
      heap[n] = other
      at[other] = n
      n = parent
    }
    heap[n] = host
    at[host] = n
  }

  private down(host: number): void {
    const { heap, at, distance, size } = this
    const key = distance[host]!
    let n = 0
    for (;;) {
      let child = 2 * n + 1
      if (child >= size) break
      if (child + 1 < size && distance[heap[child + 1]!]! < distance[heap[child]!]!) child++
      const other = heap[child]!
      if (distance[other]! >= key) break
      heap[n] = other
      at[other] = n
      n = child
    }
    heap[n] = host
    at[host] = n
  }
}
