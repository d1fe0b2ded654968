// What a user can mend: shown as one line, exit code 2, no stack trace. Everything else that is thrown is a bug.

export class UserError extends Error {
  override name = 'UserError';
}
