// The schema of a report as a function that stops at the first fault: what it is asked about may be hostile (see documents/validators.ts).
import { compileForHostile } from '../../documents/ajv.ts';

export const report = compileForHostile('report');
