import type { LibPersistence } from '#platform/database'
import { workforceEntities } from './data/entities.js'
import { CreateWorkforce1795332278472 } from './data/migrations/1795332278472-create-workforce.js'
import { AddMilestones1795336233236 } from './data/migrations/1795336233236-add-milestones.js'
import { RevokeAndObject1795363200000 } from './data/migrations/1795363200000-revoke-and-object.js'

export const workforcePersistence: LibPersistence = { schema: 'workforce', entities: workforceEntities, migrations: [CreateWorkforce1795332278472, AddMilestones1795336233236, RevokeAndObject1795363200000] }
