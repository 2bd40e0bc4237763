export interface Arc {
  readonly from: number
  readonly to: number
  readonly capacity: number
  /** Whole number, not negative. */
  readonly cost: number
}

/**
 * The cheapest way to send as much as possible from `source` to `sink` (successive shortest paths, by Bellman and Ford's
 * queue). Answers with the flow on each arc, in the order of the arcs; same input, same answer. Meant for some thousand arcs.
 */
export function minCostFlow(nodes: number, arcs: readonly Arc[], source: number, sink: number): readonly number[] {
  // Every arc has its reverse beside it: 2k forward, 2k+1 backward.
  const target = arcs.flatMap((arc) => [arc.to, arc.from])
  const residual = arcs.flatMap((arc) => [arc.capacity, 0])
  const cost = arcs.flatMap((arc) => [arc.cost, -arc.cost])
  const leaving: number[][] = Array.from({ length: nodes }, () => [])
  arcs.forEach((arc, k) => {
    leaving[arc.from]?.push(2 * k)
    leaving[arc.to]?.push(2 * k + 1)
  })

  for (let path = cheapestPath(); path; path = cheapestPath()) {
    const amount = Math.min(...path.map((edge) => residual[edge] ?? 0))
    for (const edge of path) {
      residual[edge] = (residual[edge] ?? 0) - amount
      residual[edge ^ 1] = (residual[edge ^ 1] ?? 0) + amount
    }
  }
  return arcs.map((_, k) => residual[2 * k + 1] ?? 0)

  /** Edges of the cheapest path that still has room, from the source to the sink. */
  function cheapestPath(): number[] | undefined {
    const distance = new Array<number>(nodes).fill(Infinity)
    const arrivedBy = new Array<number>(nodes).fill(-1)
    const waiting = new Set([source])
    distance[source] = 0
    for (const node of waiting) {
      waiting.delete(node)
      for (const edge of leaving[node] ?? []) {
        const next = target[edge] ?? source
        const through = (distance[node] ?? Infinity) + (cost[edge] ?? Infinity)
        if ((residual[edge] ?? 0) > 0 && through < (distance[next] ?? Infinity)) {
          distance[next] = through
          arrivedBy[next] = edge
          waiting.add(next)
        }
      }
    }
    if (distance[sink] === Infinity) return undefined
    const path: number[] = []
    for (let node = sink; node !== source; node = target[(arrivedBy[node] ?? 0) ^ 1] ?? source) path.unshift(arrivedBy[node] ?? 0)
    return path
  }
}
