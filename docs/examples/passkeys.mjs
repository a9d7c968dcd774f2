// Add a passkey, sign in and step up with it. In a browser take the three functions as they are; here others stand for the browser's own.
import assert from 'node:assert/strict';
import { Authenticator, PublicKeyCredential } from './authenticator.mjs';
import { Mecene } from './client.mjs';
import { somebody, url } from './sandbox.mjs';

const navigator = { credentials: new Authenticator() };

/** Adds a passkey to the account of who is signed in; needs a fresh sign-in. */
export async function addPasskey(mecene, name) {
  const asked = await mecene.post('/api/auth/passkeys/registration/options');
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked);
  const credential = await navigator.credentials.create({ publicKey });
  return mecene.post('/api/auth/passkeys/registration', { name, credential: credential.toJSON() });
}

/** Signs in; without an address the browser offers what it has. */
export async function signInWithPasskey(mecene, email) {
  const asked = await mecene.post('/api/auth/passkeys/login/options', email ? { email } : {});
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked);
  const credential = await navigator.credentials.get({ publicKey });
  return mecene.signedIn(await mecene.post('/api/auth/passkeys/login', { credential: credential.toJSON() }));
}

/** Shows anew who one is, where an answer is `step_up_required`. */
export async function stepUpWithPasskey(mecene) {
  const asked = await mecene.post('/api/auth/passkeys/step-up/options');
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked);
  const credential = await navigator.credentials.get({ publicKey });
  mecene.steppedUp(await mecene.post('/api/auth/passkeys/step-up', { credential: credential.toJSON() }));
}

const { mecene, email } = await somebody('Fatou Sow');
const passkey = await addPasskey(mecene, 'Phone');
assert.equal(passkey.name, 'Phone');
assert.deepEqual((await mecene.get('/api/me/passkeys')).items.map((one) => one.id), [passkey.id]);

await stepUpWithPasskey(mecene);
const elsewhere = new Mecene(url);
assert.equal((await signInWithPasskey(elsewhere)).email, email);
assert.equal((await signInWithPasskey(elsewhere, email)).email, email);

// There is a password besides, so it may go.
await mecene.call('DELETE', `/api/me/passkeys/${passkey.id}`);
await assert.rejects(signInWithPasskey(elsewhere), { status: 401, code: 'invalid_passkey' });
console.log('passkeys: fine');
