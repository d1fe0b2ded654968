// A person with a browser, without the browser: follows redirects, fills in the forms of the independent Datadog, and stops at the
// redirect to the partner.
import type { SignIn } from '../../src/smoke/sign-in.ts';

export const httpSignIn: SignIn = async ({ url, redirectUri, email, password }, signal) => {
  const cookies = new Map<string, string>();
  let at = url;
  let form: URLSearchParams | undefined;
  for (let pages = 0; pages < 20; pages++) {
    const answer = await fetch(at, {
      redirect: 'manual',
      signal,
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form !== undefined && { method: 'POST', body: form }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location !== null) {
      at = new URL(location, at);
      form = undefined;
      if (at.href.startsWith(redirectUri)) return { status: 'redirected', url: at };
      continue;
    }
    const text = await answer.text();
    if (/name="user"/.test(text)) form = new URLSearchParams({ user: email, pass: password });
    else if (/name="answer"/.test(text)) form = new URLSearchParams({ answer: 'yes' });
    else return { status: 'failed', reason: `The page says ${text.slice(0, 200)}` };
  }
  return { status: 'failed', reason: 'It does not come to an end' };
};
