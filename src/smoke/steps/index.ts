// The steps of the smoke test, in their order.
import type { Step } from '../step.ts';
import { appUuid } from './app-uuid.ts';
import { authorize } from './authorize.ts';
import { confidentialClient } from './confidential-client.ts';
import { createApiKey } from './create-api-key.ts';
import { onboarding } from './onboarding.ts';
import { refresh } from './refresh.ts';
import { revoke } from './revoke.ts';
import { scopeAccess } from './scope-access.ts';
import { scopes } from './scopes.ts';
import { token } from './token.ts';

export const steps: readonly Step[] = [
  onboarding,
  authorize,
  token,
  scopes,
  scopeAccess,
  createApiKey,
  appUuid,
  refresh,
  confidentialClient,
  revoke,
];
