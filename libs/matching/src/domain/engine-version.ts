/** Changes whenever the same round may come out differently. */
export const ENGINE_VERSION = '2'
