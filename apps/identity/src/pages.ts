import { createHash } from 'node:crypto'
import type { Persona } from './persona.js'

const escape = (text: string) =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c] ?? c)

const STYLE = `
*{box-sizing:border-box}body{margin:0;font:19px/1.4 arial,sans-serif;color:#0b0c0c;background:#fff}
a{color:#1a65a6}a:focus,summary:focus{background:#fd0;color:#0b0c0c;outline:3px solid transparent;box-shadow:0 -2px #fd0,0 4px #0b0c0c}
.skip{position:absolute;left:-999em}.skip:focus{position:static;display:block;padding:10px 15px}
header{background:#16324f;color:#fff;padding:12px 0}header .wrap{font-weight:700;font-size:24px}
.wrap{max-width:960px;margin:0 auto;padding:0 20px}main{padding:32px 0 60px}
h1{font-size:40px;line-height:1.15;margin:0 0 20px}p{max-width:640px;margin:0 0 20px}
.note{border-left:8px solid #b1b4b6;padding:12px 15px;max-width:660px}
ul.people{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(280px,1fr));gap:16px}
ul.people form,ul.people button{height:100%;width:100%}
ul.people button{display:flex;flex-direction:column;justify-content:flex-start;text-align:left;font:inherit;color:inherit;background:#fff;border:2px solid #b1b4b6;padding:14px 16px;cursor:pointer}
ul.people button:hover{background:#f3f6f9;border-color:#16324f}
button:focus{outline:3px solid #fd0;outline-offset:0;box-shadow:inset 0 0 0 3px #0b0c0c}
ul.people strong{display:block;color:#1a65a6;text-decoration:underline}
ul.people span{display:block;margin-top:6px}ul.people .mail{color:#484949;font-size:16px;overflow-wrap:anywhere}
.plain{font:inherit;padding:8px 14px;margin-top:30px;border:0;background:#eaecee;box-shadow:0 2px 0 #8f9294;cursor:pointer}
.main{background:#0f7a52;color:#fff;box-shadow:0 2px 0 #083d29}
@media(max-width:640px){body{font-size:16px}h1{font-size:32px}}`

const SUBMIT_SCRIPT = "document.getElementById('op.logoutForm').submit()"
const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The pages carry one fixed stylesheet and one fixed script: both are named by hash, nothing else may run or load. */
export const CONTENT_SECURITY_POLICY =
  `default-src 'none'; style-src ${sha(STYLE)}; script-src ${sha(SUBMIT_SCRIPT)}; img-src data:; base-uri 'none'; frame-ancestors 'none'`

const layout = (title: string, content: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} - Waymark demonstration sign-in</title><link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body><a class="skip" href="#main">Skip to main content</a>
<header><div class="wrap">Waymark demonstration sign-in</div></header>
<div class="wrap"><main id="main"><h1>${escape(title)}</h1>${content}</main></div></body></html>`

const card = ({ subject, name, email, description }: Persona, action: string) => `<li><form method="post" action="${escape(action)}">
<button name="subject" value="${escape(subject)}"><strong>${escape(name)}</strong><span>${escape(description)}</span><span class="mail">${escape(email)}</span></button></form></li>`

/** The persona picker: one button a person, each in its own form, so that it works without scripts. */
export const pickerPage = (personas: readonly Persona[], action: string) => layout('Who do you want to sign in as?', `
<p class="note">This page stands in for your organisation’s own sign-in. The people are invented and there are no passwords, so it must never be used with real records.</p>
${personas.length === 0 ? '<p>There is nobody to sign in as yet. Load the demonstration data, then reload this page.</p>' : `<ul class="people">${personas.map((persona) => card(persona, action)).join('')}</ul>`}
<form method="post" action="${escape(action)}"><button class="plain" name="cancel" value="yes">Cancel and go back</button></form>`)

export const signOutPage = (form: string) => layout('Sign out', `
<p>You are signing out of the demonstration.</p>
${form.replace('</form>', '<input type="hidden" name="logout" value="yes"><button class="plain main">Sign out</button></form>')}
<script>${SUBMIT_SCRIPT}</script>`)

export const signedOutPage = () => layout('You have signed out', '<p>You can close this page.</p>')

export const errorPage = (reason: string) => layout('Sorry, you cannot sign in this way', `
<p>The sign-in request was not valid, or it has run out. Go back to Waymark and sign in again.</p>
<p>Details for a developer: ${escape(reason)}</p>`)
