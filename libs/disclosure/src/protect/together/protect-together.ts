import type { Result } from '#kernel'
import type { ReleaseProblem } from '../../domain/release/protected-release.js'
import type { ProtectOptions } from '../../domain/release/release-history.js'
import type { JointCounts, JointDefinition, JointProtection, PastJointSnapshot } from '../../domain/together/joint-release.js'

export type ProtectTogether = (definition: JointDefinition, counts: JointCounts, history: readonly PastJointSnapshot[], options: ProtectOptions) => Promise<Result<JointProtection, readonly ReleaseProblem[]>>
