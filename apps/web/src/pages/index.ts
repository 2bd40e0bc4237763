import { accountPage } from './account/account.page.js'
import { informationPages } from './information/information.pages.js'
import type { Page } from './page.js'
import { callbackPage, signedOutPage, signOutPage } from './sign-in/session.pages.js'
import { signInPage } from './sign-in/sign-in.page.js'
import { startPage } from './start/start.page.js'

/** Every page of the web application. An area is a folder with its paths, pages, operations and templates. */
export const pages: readonly Page[] = [
  startPage,
  signInPage,
  callbackPage,
  signOutPage,
  signedOutPage,
  accountPage,
  ...informationPages,
]
