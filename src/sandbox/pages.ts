// The pages that a person sees in a sandbox: sign in, consent, what is here. No script, no asset from elsewhere; every text from
// outside is escaped.

export interface Page {
  readonly title: string;
  /** HTML. */
  readonly body: string;
}

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function render({ title, body }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Datadog sandbox</title>
<style>
  :root { color-scheme: light dark; --ink: #1c1b22; --paper: #fff; --ground: #f3f2f7; --line: #c9c5d6; --accent: #5a31a8; --on-accent: #fff }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #eeecf4; --paper: #24222c; --ground: #17161c; --line: #4a4658; --accent: #b79cf2; --on-accent: #1c1b22 }
  }
  * { box-sizing: border-box }
  body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
  main { max-width: 30rem; margin: 8vh auto; padding: 2rem; background: var(--paper); border: 1px solid var(--line); border-radius: .75rem }
  .note { max-width: 30rem; margin: 1rem auto; font-size: .85rem; text-align: center }
  h1 { margin: 0 0 1rem; font-size: 1.4rem; line-height: 1.25 }
  label { display: block; margin: 1rem 0 .25rem; font-weight: 600 }
  input { width: 100%; padding: .6rem; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: .4rem }
  button { margin: 1.5rem .5rem 0 0; padding: .6rem 1.4rem; font: inherit; font-weight: 600; border: 1px solid var(--accent); border-radius: .4rem; cursor: pointer }
  button[value=yes], button:only-of-type { background: var(--accent); color: var(--on-accent) }
  button[value=no] { background: none; color: inherit; border-color: var(--line) }
  :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
  .problem { margin: 0 0 1rem; padding: .6rem .8rem; border-left: .3rem solid #c4314b }
  code { font-size: .9em; overflow-wrap: anywhere }
  ul { padding-left: 1.2rem }
</style>
</head>
<body>
<main>
${body}
</main>
<p class="note">This is tilelint's sandbox on this machine. It is not Datadog.</p>
</body>
</html>
`;
}

export function signInPage(action: string, problem?: string): Page {
  return {
    title: 'Sign in',
    body: `<h1>Sign in to the sandbox</h1>
${problem === undefined ? '' : `<p class="problem" role="alert">${escapeHtml(problem)}</p>`}
<form method="post" action="${escapeHtml(action)}">
<label for="email">Email</label>
<input id="email" name="email" type="email" autocomplete="username" required autofocus>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button type="submit">Sign in</button>
</form>`,
  };
}

export function consentPage(
  action: string,
  client: { name: string; description: string },
  scopes: readonly string[],
  to: string,
): Page {
  return {
    title: `Authorize ${client.name}`,
    body: `<h1>${escapeHtml(client.name)} asks for access to your organisation</h1>
${client.description === '' ? '' : `<p>${escapeHtml(client.description)}</p>`}
<p>It would be allowed to:</p>
<ul>${scopes.map((scope) => `<li><code>${escapeHtml(scope)}</code></li>`).join('')}</ul>
<p>You are sent to <code>${escapeHtml(to)}</code> afterwards.</p>
<form method="post" action="${escapeHtml(action)}">
<button type="submit" name="consent" value="yes">Authorize</button>
<button type="submit" name="consent" value="no">Deny</button>
</form>`,
  };
}

export interface Listed {
  readonly name: string;
  readonly id: string;
  readonly onboarding?: string;
}

export function indexPage(site: string, clients: readonly Listed[]): Page {
  const entry = ({ name, id, onboarding }: Listed) => {
    const link = onboarding === undefined ? '' : `: <a href="${escapeHtml(onboarding)}">connect it</a>`;
    return `<li>${escapeHtml(name)} (<code>${escapeHtml(id)}</code>)${link}</li>`;
  };
  return {
    title: site,
    body: `<h1>Sandbox of ${escapeHtml(site)}</h1>
<p>OAuth clients that it knows:</p>
<ul>${clients.map(entry).join('')}</ul>`,
  };
}
