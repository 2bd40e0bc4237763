/** Waits until `check` no longer throws (nor answers false), looking every 25 ms; the last failure is thrown after `ms`. */
export async function eventually<T>(check: () => Promise<T> | T, ms = 10_000): Promise<T> {
  const end = performance.now() + ms
  for (;;) {
    try {
      const value = await check()
      if (value !== false) return value
      if (performance.now() > end) throw new Error(`Still ${String(value)} after ${ms} ms`)
    } catch (error) {
      if (performance.now() > end) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
