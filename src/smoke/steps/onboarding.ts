// Customers start at the onboarding URL: Datadog opens it with `site` and `domain`, and it leads to the site's authorize page with a
// request that can succeed.
import { onboardingFault } from '../authorize-request.ts';
import { type Arrival, followOnboarding } from '../follow-onboarding.ts';
import { failed, passed, type Step, skipped } from '../step.ts';

export const onboarding: Step = {
  name: 'onboarding',
  needs: [],
  limit: 45_000,
  async run({ client, credentials, onboarding: { url: given, http, open } }, _, signal) {
    const address = given?.href ?? client.onboardingUrl;
    if (address === undefined) return skipped('the client has no onboarding URL');
    if (!URL.canParse(address)) return failed('The onboarding URL is no URL');
    const { site } = credentials;
    const url = new URL(address);
    if (given === undefined && url.protocol !== 'https:') return failed('The onboarding URL is not https');
    url.searchParams.set('site', site.web);
    url.searchParams.set('domain', site.domain);
    const followed = await followOnboarding(url, site, http, signal);
    const opened = followed.kind === 'page' ? await open?.(url, site, signal) : undefined;
    const arrival = opened ?? followed;
    if (arrival.kind !== 'authorize') return told(arrival);
    const fault = onboardingFault(arrival.url, client, credentials);
    return fault === undefined ? passed() : failed(fault);
  },
};

function told(arrival: Exclude<Arrival, { kind: 'authorize' }>) {
  switch (arrival.kind) {
    case 'sign-in':
      return skipped(`it needs a sign-in to ${arrival.host}: where it leads afterwards was not seen`);
    case 'page':
      return skipped(`it leads to a page of ${arrival.host} that does not go on by itself: where it leads was not seen`);
    case 'fault':
      return failed(arrival.reason);
  }
}
