import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

const grantable = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken'])

/**
 * Keeps the provider's state in this process's memory, which suits a demonstration: a restart only means signing in
 * again. Entries go when their time is up.
 */
export function memoryAdapter(): AdapterFactory {
  const entries = new Map<string, AdapterPayload>()
  return (model): Adapter => {
    const key = (id: string) => `${model}:${id}`
    const findBy = (field: 'uid' | 'userCode', value: string) =>
      [...entries].find(([name, payload]) => name.startsWith(`${model}:`) && payload[field] === value)?.[1]
    return {
      upsert: async (id, payload, expiresIn) => {
        entries.set(key(id), payload)
        if (expiresIn) setTimeout(() => entries.get(key(id)) === payload && entries.delete(key(id)), expiresIn * 1_000).unref()
      },
      find: async (id) => entries.get(key(id)),
      findByUid: async (uid) => findBy('uid', uid),
      findByUserCode: async (userCode) => findBy('userCode', userCode),
      // Any truthy value marks the code as used; the provider only asks whether there is one.
      consume: async (id) => void Object.assign(entries.get(key(id)) ?? {}, { consumed: 1 }),
      destroy: async (id) => void entries.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [name, payload] of entries) {
          if (payload.grantId === grantId && grantable.has(name.slice(0, name.indexOf(':')))) entries.delete(name)
        }
      },
    }
  }
}
