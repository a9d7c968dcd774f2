// What a front end needs of Mecene in a hundred lines, without a library.

/** A refusal or a fault: `code` is what a program looks at, `message` is for people, in their language. */
export class Problem extends Error {
  constructor(document, response) {
    super(document.detail ?? document.title);
    this.status = response.status;
    this.code = document.code;
    this.requestId = document.requestId;
    /** By name of the field, what is wrong with it. */
    this.fields = Object.fromEntries((document.errors ?? []).map((error) => [error.field, error]));
    this.retryAfterSeconds = Number(response.headers.get('Retry-After') ?? 0);
  }
}

export class Mecene {
  #tokens = null;
  #refreshing = null;
  /** Keep it on the device, also after signing out: it spares people the waits that strangers cause by guessing. */
  deviceToken = undefined;

  constructor(url, language = 'en') {
    this.url = url;
    this.language = language;
  }

  /** Keeps the tokens that login, refresh and verify-email answer. */
  signedIn(answer) {
    this.#tokens = { access: answer.accessToken, refresh: answer.refreshToken };
    this.deviceToken = answer.deviceToken;
    return answer.user;
  }

  /** Keeps the fresh access token of a step-up. */
  steppedUp(answer) {
    this.#tokens = { ...this.#tokens, access: answer.accessToken };
  }

  async login(email, password) {
    return this.signedIn(await this.post('/api/auth/login', { email, password, deviceToken: this.deviceToken }));
  }

  async logout() {
    const tokens = this.#tokens;
    this.#tokens = null;
    await this.post('/api/auth/logout', { refreshToken: tokens.refresh });
  }

  get(path) {
    return this.call('GET', path);
  }

  /** A POST that creates or moves money may be repeated with the same key: it happens once. */
  post(path, body, key) {
    return this.call('POST', path, body, key ? { 'Idempotency-Key': key } : {});
  }

  patch(path, body, etag) {
    return this.call('PATCH', path, body, etag ? { 'If-Match': etag } : {});
  }

  async call(method, path, body, headers = {}) {
    return (await this.send(method, path, body, headers)).json;
  }

  /** Sends, refreshes the access token once when it is too old, and throws a Problem for what is no success. */
  async send(method, path, body, headers = {}) {
    const used = this.#tokens?.access;
    let response = await this.#fetch(method, path, body, headers);
    if (response.status === 401 && used && !path.startsWith('/api/auth/')) {
      await this.refresh(used);
      response = await this.#fetch(method, path, body, headers);
    }
    const text = await response.text();
    const json = text ? JSON.parse(text) : null;
    if (response.status >= 400) {
      throw new Problem(json, response);
    }
    return { json, status: response.status, headers: response.headers };
  }

  /** One refresh at a time: a refresh token is spent once, and requests that fail together share the new one. */
  async refresh(used) {
    if (used && used !== this.#tokens?.access) {
      return;
    }
    this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = null));
    await this.#refreshing;
  }

  async #refresh() {
    const spent = this.#tokens.refresh;
    this.#tokens = null;
    this.signedIn(await this.post('/api/auth/refresh', { refreshToken: spent }));
  }

  #fetch(method, path, body, headers) {
    const isForm = body instanceof FormData;
    return fetch(this.url + path, {
      method,
      body: body === undefined || isForm ? body : JSON.stringify(body),
      headers: {
        'Accept-Language': this.language,
        ...(this.#tokens ? { Authorization: `Bearer ${this.#tokens.access}` } : {}),
        // A form says its type itself, with the boundary between its parts.
        ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
    });
  }

  /** All entries of a list, asked for part by part. */
  async *all(path, limit = 20) {
    const first = `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`;
    for (let cursor = ''; cursor !== null; ) {
      const page = await this.get(cursor ? `${first}&cursor=${encodeURIComponent(cursor)}` : first);
      yield* page.items;
      cursor = page.nextCursor;
    }
  }
}
