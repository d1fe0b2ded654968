// One page of authorized clients: JSON:API, of which nothing is taken for granted. How an app is given there is not documented: it
// is taken where it is clear, and nothing is guessed otherwise.
import { isUuid } from '../documents/uuid.ts';

export type Found = { readonly status: 'app'; readonly uuid: string } | { readonly status: 'unknown'; readonly reason: string };

interface Identifier {
  /** Empty when it is not said. */
  readonly type: string;
  readonly id: string;
}

interface Resource extends Identifier {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly relationships: Readonly<Record<string, unknown>>;
}

export class AuthorizedClients {
  /** Tells an entry from others, on this page and the next ones. */
  readonly keys: readonly string[];
  /** How many entries all pages have together, where the answer says so. */
  readonly total: number | undefined;
  readonly #data: readonly Resource[];
  readonly #included: readonly Resource[];

  /** @returns The page, or why the text is none. */
  static read(text: string): AuthorizedClients | string {
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return 'its answer is not JSON';
    }
    const data = member(body, 'data');
    return Array.isArray(data) ? new AuthorizedClients(data, body) : 'its answer has no list of clients';
  }

  private constructor(data: readonly unknown[], body: unknown) {
    this.keys = data.map((entry) => JSON.stringify(entry));
    this.#data = resources(data);
    this.#included = resources(member(body, 'included'));
    const page = member(member(body, 'meta'), 'page');
    const total = member(page, 'total_filtered_count') ?? member(page, 'total_count');
    this.total = typeof total === 'number' ? total : undefined;
  }

  has(clientId: string): boolean {
    return this.#entries(clientId).length > 0 || this.#client(clientId) !== undefined;
  }

  appOf(clientId: string): Found {
    const app = this.#app(clientId);
    if (app === undefined) return { status: 'unknown', reason: 'the answer does not say clearly which app is behind the client' };
    const resource = this.#included.find(({ type, id }) => id === app.id && (app.type === '' || type === app.type));
    const uuid = [resource?.attributes.app_uuid, resource?.attributes.uuid, app.id].find(
      (each): each is string => typeof each === 'string' && isUuid(each),
    );
    return uuid === undefined
      ? { status: 'unknown', reason: 'the app behind the client has no UUID in the answer' }
      : { status: 'app', uuid };
  }

  #app(clientId: string): Identifier | undefined {
    const about = [this.#client(clientId), ...this.#entries(clientId)];
    for (const resource of about) {
      const app = related(resource, 'app') ?? related(resource, 'apps');
      if (app !== undefined) return app;
    }
    const own = this.#entries(clientId).length;
    return own > 0 && own === this.keys.length ? this.#onlyOther() : undefined;
  }

  /** Somebody may have authorized a client more than once. */
  #entries(clientId: string): Resource[] {
    return this.#data.filter(
      (entry) => same(related(entry, 'oauth2_client')?.id, clientId) || same(entry.attributes.client_id, clientId),
    );
  }

  #client(clientId: string): Resource | undefined {
    const ids = this.#entries(clientId).map((entry) => related(entry, 'oauth2_client')?.id);
    return this.#included.find(
      ({ type, id, attributes }) =>
        /client/.test(type) && (same(id, clientId) || same(attributes.client_id, clientId) || ids.includes(id)),
    );
  }

  /** The only thing beside clients that is no scope and no person. */
  #onlyOther(): Resource | undefined {
    const others = this.#included.filter(({ type }) => !/client|scope|user|org|role|permission/i.test(type));
    return others.length === 1 ? others[0] : undefined;
  }
}

function same(value: unknown, clientId: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === clientId.toLowerCase();
}

function related(resource: Resource | undefined, name: string): Identifier | undefined {
  const data = member(resource?.relationships[name], 'data');
  return identifier(Array.isArray(data) && data.length === 1 ? data[0] : data);
}

function resources(values: unknown): Resource[] {
  if (!Array.isArray(values)) return [];
  return values.flatMap((value: unknown) => {
    const named = identifier(value);
    if (named === undefined) return [];
    return [{ ...named, attributes: table(member(value, 'attributes')), relationships: table(member(value, 'relationships')) }];
  });
}

function identifier(value: unknown): Identifier | undefined {
  const [type, id] = [member(value, 'type'), member(value, 'id')];
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  return { type: typeof type === 'string' ? type : '', id: String(id) };
}

function member(value: unknown, key: string): unknown {
  const object = table(value);
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function table(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}; // An object, as looked at.
}
