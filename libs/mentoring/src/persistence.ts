import type { LibPersistence } from '#platform/database'
import { mentoringEntities } from './data/entities.js'
import { CreateMentoring1795320035535 } from './data/migrations/1795320035535-create-mentoring.js'
import { RelationshipUpkeep1795321489439 } from './data/migrations/1795321489439-relationship-upkeep.js'
import { StandingOfSeats1795321552967 } from './data/migrations/1795321552967-standing-of-seats.js'
import { PublicPointsOfPairs1795326205812 } from './data/migrations/1795326205812-public-points-of-pairs.js'
import { ParticipantsByOrganisation1795326900417 } from './data/migrations/1795326900417-participants-by-organisation.js'
import { AvoidByAddress1795330800001 } from './data/migrations/1795330800001-avoid-by-address.js'
import { EndsOfRelationships1795330800002 } from './data/migrations/1795330800002-ends-of-relationships.js'
import { CommentsForManagers1795330800003 } from './data/migrations/1795330800003-comments-for-managers.js'
import { SaltAndRetentionOfRounds1795330800004 } from './data/migrations/1795330800004-salt-and-retention-of-rounds.js'

export const mentoringPersistence: LibPersistence = { schema: 'mentoring', entities: mentoringEntities, migrations: [CreateMentoring1795320035535, RelationshipUpkeep1795321489439, StandingOfSeats1795321552967, PublicPointsOfPairs1795326205812, ParticipantsByOrganisation1795326900417, AvoidByAddress1795330800001, EndsOfRelationships1795330800002, CommentsForManagers1795330800003, SaltAndRetentionOfRounds1795330800004] }
