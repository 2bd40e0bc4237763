/** A set of numbers below a limit from which one can be drawn at random in constant time. */
export class WorkList {
  private readonly members: number[] = []
  private readonly places: Int32Array

  constructor(limit: number) {
    this.places = new Int32Array(limit).fill(-1)
  }

  get size(): number {
    return this.members.length
  }

  draw(random: () => number): number {
    return this.members[Math.floor(random() * this.members.length)]!
  }

  set(member: number, isIn: boolean): void {
    if (isIn === this.places[member]! >= 0) return
    if (isIn) {
      this.places[member] = this.members.push(member) - 1
      return
    }
    const last = this.members.pop()!
    const place = this.places[member]!
    this.places[member] = -1
    if (last === member) return
    this.members[place] = last
    this.places[last] = place
  }
}
