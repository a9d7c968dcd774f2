// Subscribe to a creator with a test card, and read what was locked.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { eventually, pay, somebody } from './sandbox.mjs';

const { mecene } = await somebody('Moussa');
const posts = await mecene.get('/api/posts?visibility=subscribers&limit=100');
const locked = posts.items.find((post) => post.lockedReason === 'subscription_required');
assert.ok(locked, 'start the server with --demo, so that there is a post for subscribers');
assert.equal(locked.body, null);
console.log(locked.title, '-', locked.teaser);

const tiers = await mecene.get(`/api/creators/${locked.creator.id}/tiers`);
const tier = tiers.items.at(-1);

// 1. Begin. A declined card leaves the subscription incomplete; pay again with the same secret.
const begun = await mecene.post('/api/subscriptions', { tierId: tier.id, flow: 'intent' }, randomUUID());
assert.equal(begun.subscription.status, 'incomplete');

// 2. The provider's library finishes the payment in the browser. Its word proves nothing here ...
assert.equal((await pay(begun.clientSecret, '4000000000000002')).status, 'failed');
assert.equal((await pay(begun.clientSecret)).status, 'succeeded');

// 3. ... so ask until the provider's notice has reached the server.
const path = `/api/subscriptions/${begun.subscription.id}`;
const active = await eventually(() => mecene.get(path), (subscription) => subscription.status === 'active');
const open = await mecene.get(`/api/posts/${locked.id}`);
assert.equal(open.locked, false);

// What was paid for stays until the period's end, and until then the subscription can be resumed.
const ending = await mecene.post(`${path}/cancel`, { atPeriodEnd: true });
assert.equal(ending.cancelAtPeriodEnd, true);
assert.equal((await mecene.post(`${path}/resume`)).cancelAtPeriodEnd, false);
console.log(`subscribe: fine, ${tier.name} until ${active.currentPeriodEnd}`);
