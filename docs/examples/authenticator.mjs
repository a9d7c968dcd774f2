// What the passkey example needs outside of browsers: it stands for the browser and for the authenticator behind it.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { url } from './sandbox.mjs';

const bytes = (text) => Buffer.from(text, 'base64url');
const text = (content) => Buffer.from(content).toString('base64url');
const sha256 = (content) => createHash('sha256').update(content).digest();

/** Reads the standard's JSON as browsers do: what it names in base64url becomes bytes. */
export class PublicKeyCredential {
  static parseCreationOptionsFromJSON(json) {
    return { ...json, challenge: bytes(json.challenge), user: { ...json.user, id: bytes(json.user.id) } };
  }

  static parseRequestOptionsFromJSON(json) {
    return { ...json, challenge: bytes(json.challenge) };
  }
}

/** One key on P-256, for whoever asks on the server's own address. */
export class Authenticator {
  #id = randomBytes(20);
  #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #user = null;

  async create({ publicKey: { rp, user, challenge } }) {
    this.#user = user.id;
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' });
    const key = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), bytes(x), Buffer.from('225820', 'hex'), bytes(y)]);
    const data = Buffer.concat([this.#head(rp.id, 0x45), Buffer.alloc(16), Buffer.from([0, this.#id.length]), this.#id, key]);
    const attestationObject = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      Buffer.from([data.length]),
      data,
    ]);
    return this.#answer({
      clientDataJSON: text(this.#client('webauthn.create', challenge)),
      attestationObject: text(attestationObject),
      transports: ['internal'],
    });
  }

  async get({ publicKey: { rpId, challenge } }) {
    const client = this.#client('webauthn.get', challenge);
    const data = this.#head(rpId, 0x05);
    return this.#answer({
      clientDataJSON: text(client),
      authenticatorData: text(data),
      signature: text(sign('sha256', Buffer.concat([data, sha256(client)]), this.#keys.privateKey)),
      userHandle: text(this.#user),
    });
  }

  /** The domain, that somebody is present and was verified, and a count that is not kept. */
  #head(domain, flags) {
    return Buffer.concat([sha256(domain), Buffer.from([flags]), Buffer.alloc(4)]);
  }

  #client(type, challenge) {
    return Buffer.from(JSON.stringify({ type, challenge: text(challenge), origin: new URL(url).origin, crossOrigin: false }));
  }

  #answer(response) {
    const id = text(this.#id);
    const json = { id, rawId: id, type: 'public-key', authenticatorAttachment: 'platform', clientExtensionResults: {}, response };
    return { toJSON: () => json };
  }
}
