import type { Type } from '@nestjs/common'
import type { TrustedOperation } from '#platform/graphql'
import { readModelOperations } from '#read-models/graphql'

/** The hot documents that have a short way; see `TrustedOperation`. */
export const trustedOperations: { readonly providers: readonly Type<TrustedOperation>[] } = { providers: [...readModelOperations] }
