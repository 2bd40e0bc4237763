import type { Market } from './market.js'
import type { MostPlaced } from './most-placed.js'

/** Whether a matching is one, and its cover proves it to be of the most seekers: each pair is covered, and there are as many pairs matched as seekers and seats in the cover. */
export function verifyMostPlaced({ seekers, hosts, seats, rows, hostOf }: Market, { placed, mate, seekerInCover, hostInCover }: MostPlaced): boolean {
  const taken = new Int32Array(hosts)
  let [found, cover] = [0, 0]
  for (let seeker = 0; seeker < seekers; seeker++) {
    cover += seekerInCover[seeker]!
    let isMatched = mate[seeker] === -1
    for (let pair = rows[seeker]!; pair < rows[seeker + 1]!; pair++) {
      const host = hostOf[pair]!
      if (seekerInCover[seeker] !== 1 && hostInCover[host] !== 1) return false
      if (host !== mate[seeker] || isMatched) continue
      isMatched = true
      found++
      if (++taken[host]! > seats[host]!) return false
    }
    if (!isMatched) return false
  }
  for (let host = 0; host < hosts; host++) if (hostInCover[host] === 1) cover += seats[host]!
  return found === placed && cover === placed
}
