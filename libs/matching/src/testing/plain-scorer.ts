import { type CriterionPoints, scoreOf } from '../domain/scoring/compile-scheme.js'
import type { KeptApart, ScoringProfile } from '../domain/scoring/profile.js'
import { type Criterion, type HardRule, pointsOf, type ScoringScheme } from '../domain/scoring/scheme.js'
import { unwrap } from '#kernel'

/** Scores pairs one by one, as the description of a scheme reads: what the fast way has to agree with. */
export function plainScorer(scheme: ScoringScheme, hosts: readonly ScoringProfile[], keptApart: readonly KeptApart[]) {
  const most = unwrap(pointsOf(scheme))
  const breakdown = (seeker: ScoringProfile, host: ScoringProfile): CriterionPoints[] => scheme.criteria.map((criterion, n) => {
    const counted = criterion.kind === 'seekers_choice' ? scheme.criteria.find(({ code, kind }) => code === seeker.choice && kind !== 'seekers_choice') : criterion
    return { code: criterion.code, points: Math.round(most[n]! * (counted === undefined ? 0.5 : shareOf(counted, seeker, host, hosts))), most: most[n]! }
  })
  const isEligible = (seeker: ScoringProfile, host: ScoringProfile): boolean => seeker.id !== host.id && scheme.rules.every((rule) => passes(rule, seeker, host, keptApart))
  return { breakdown, isEligible, score: (seeker: ScoringProfile, host: ScoringProfile): number => (isEligible(seeker, host) ? scoreOf(breakdown(seeker, host)) : 0) }
}

function shareOf(criterion: Criterion, seeker: ScoringProfile, host: ScoringProfile, hosts: readonly ScoringProfile[]): number {
  switch (criterion.kind) {
    case 'overlap': {
      const read = (codes: readonly string[] = []): string[] => [...new Set(codes)].slice(0, criterion.most)
      const [wanted, offered] = [read(seeker.sets[criterion.wanted]), read(host.sets[criterion.offered])]
      if (wanted.length === 0 || offered.length === 0) return 0.5
      const weights = wanted.map((code) => 1 + Math.log((1 + hosts.length) / (1 + hosts.filter(({ sets }) => read(sets[criterion.offered]).includes(code)).length)))
      const all = weights.reduce((sum, weight) => sum + weight, 0)
      return Math.min(1, wanted.reduce((sum, code, n) => (offered.includes(code) ? sum + weights[n]! / all : sum), 0))
    }
    case 'common': {
      const [own, theirs] = [seeker.sets[criterion.set] ?? [], host.sets[criterion.set] ?? []]
      return own.length === 0 || theirs.length === 0 ? 0.5 : own.some((code) => theirs.includes(code)) ? 1 : 0
    }
    case 'likeness': {
      const isAnswer = (value: number | undefined): value is number => value !== undefined && Number.isInteger(value) && value >= 1 && value <= criterion.to
      const [own, theirs] = [seeker.answers[criterion.answers] ?? [], host.answers[criterion.answers] ?? []]
      const distances = own.slice(0, 50).flatMap((answer, n) => (isAnswer(answer) && isAnswer(theirs[n]) ? [Math.abs(answer - theirs[n])] : []))
      return distances.length === 0 ? 0.5 : 1 - distances.reduce((sum, distance) => sum + distance, 0) / (distances.length * (criterion.to - 1))
    }
    case 'gap': {
      const [own, theirs] = [seeker.levels[criterion.level], host.levels[criterion.level]]
      return own === undefined || theirs === undefined ? 0.5 : criterion.curve[Math.min(criterion.curve.length - 1, Math.max(0, theirs - own - criterion.from))]!
    }
    case 'times': return seeker.times === 0 || host.times === 0 ? 0.5 : Math.min(1, timesOfBoth(seeker, host) / criterion.enough)
    case 'shortlist': {
      const names = ({ shortlist }: ScoringProfile, { id }: ScoringProfile): number => (shortlist.length === 0 ? 0.25 : shortlist.includes(id) ? 0.5 : 0)
      return names(seeker, host) + names(host, seeker)
    }
    case 'seekers_choice': return 0.5
  }
}

function passes(rule: HardRule, seeker: ScoringProfile, host: ScoringProfile, keptApart: readonly KeptApart[]): boolean {
  switch (rule.kind) {
    case 'other_organisation': return seeker.organisationId !== host.organisationId
    case 'common': return (seeker.sets[rule.set] ?? []).some((code) => (host.sets[rule.set] ?? []).includes(code))
    case 'times': return timesOfBoth(seeker, host) >= rule.atLeast
    case 'kept_apart': return !keptApart.some(({ seekerId, hostId }) => seekerId === seeker.id && hostId === host.id)
  }
}

const timesOfBoth = (seeker: ScoringProfile, host: ScoringProfile): number => [...Array(32).keys()].filter((bit) => ((seeker.times >>> bit) & (host.times >>> bit) & 1) === 1).length
