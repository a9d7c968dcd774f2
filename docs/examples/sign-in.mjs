// Sign up, verify the address, sign in, refresh, sign out.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Mecene } from './client.mjs';
import { mailedToken, url } from './sandbox.mjs';

const mecene = new Mecene(url);
const email = `${randomUUID()}@example.org`;
const password = 'a long password';

// The answer is the same whether the address is known or not.
const wish = await mecene.post('/api/users', { email, password, displayName: 'Binta Ba' });
assert.equal(wish.status, 'verification_sent');

// The account does not exist before the link was used: signing in fails like any wrong password.
await assert.rejects(mecene.login(email, password), { status: 401, code: 'invalid_credentials' });

// The mailed link leads to your page /verify-email?token=…, which sends the token on and has its user signed in.
const user = mecene.signedIn(await mecene.post('/api/auth/verify-email', { token: await mailedToken(email) }));
assert.equal(user.displayName, 'Binta Ba');

// Access tokens live for 15 minutes. Several requests that find theirs too old share one refresh.
await Promise.all([mecene.refresh(), mecene.refresh()]);
assert.equal((await mecene.get('/api/me')).email, email);

await mecene.logout();
await assert.rejects(mecene.get('/api/me'), { status: 401, code: 'sign_in_required' });
console.log('sign-in: fine');
