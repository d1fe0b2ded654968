// The schema of tilelint.yml as a function, by itself: a run without a configuration does not load it (see documents/validators.ts).
import { compile } from '../documents/ajv.ts';

export const config = compile('config');
