export const signInPaths = {
  signIn: '/sign-in',
  callback: '/sign-in/callback',
  signOut: '/sign-out',
  signedOut: '/signed-out',
} as const
