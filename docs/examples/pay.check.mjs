// Runs pay.mjs against a stand-in for Stripe.js and for the server: node docs/examples/pay.check.mjs
import assert from 'node:assert/strict';
import { actionLinks, checkout, payWithCard, paymentElement, providerOf } from './pay.mjs';

const calls = [];
const intent = (name) => async (...given) => {
  calls.push([name, ...given]);
  return name.includes('Setup') ? { setupIntent: { status: 'succeeded' } } : { paymentIntent: { status: 'succeeded' } };
};
const stripe = {
  confirmCardPayment: intent('confirmCardPayment'),
  confirmCardSetup: intent('confirmCardSetup'),
  confirmPayment: intent('confirmPayment'),
  confirmSetup: intent('confirmSetup'),
  elements: (options) => ({ options, create: (kind) => ({ mount: (place) => calls.push(['mount', kind, place]) }) }),
};
const answers = {
  '/api/payment-config': { provider: 'stripe', publishableKey: 'pk_test_1' },
  '/api/me/notifications?unread=true': {
    items: [
      { kind: 'payment_action_needed', text: 'Please do so by 1 March. https://pay.example/in_1' },
      { kind: 'payment_action_needed', text: 'Please do so by 1 March. ' },
      { kind: 'new_follower', text: 'https://elsewhere.example' },
    ],
  },
};
const posted = [];
const mecene = {
  get: async (path) => answers[path],
  post: async (path, body, key) => {
    posted.push([path, body, key]);
    return path === '/api/subscriptions'
      ? { subscription: { id: '1' }, checkoutUrl: 'https://pay.example/c' }
      : { status: body.card === '4242424242424242' ? 'succeeded' : 'failed', declineCode: 'card_declined' };
  },
};

// A card element of one's own.
assert.deepEqual(await payWithCard(stripe, 'pi_1_secret_2', 'card'), { status: 'succeeded' });
assert.deepEqual(await payWithCard(stripe, 'seti_1_secret_2', 'card'), { status: 'succeeded' });
assert.deepEqual(calls.splice(0).map(([name]) => name), ['confirmCardPayment', 'confirmCardSetup']);

// The Payment Element.
const finish = paymentElement(stripe, 'pi_1_secret_2', '#here');
assert.deepEqual(await finish('https://app.example/paid'), { status: 'succeeded' });
const [mounted, confirmed] = calls.splice(0);
assert.deepEqual(mounted, ['mount', 'payment', '#here']);
assert.equal(confirmed[0], 'confirmPayment');
assert.equal(confirmed[1].confirmParams.return_url, 'https://app.example/paid');
assert.equal(confirmed[1].elements.options.clientSecret, 'pi_1_secret_2');

// Checkout.
let went = null;
assert.equal((await checkout(mecene, 'tier', 'https://app.example/', (url) => (went = url), 'key')).id, '1');
assert.equal(went, 'https://pay.example/c');
assert.equal(posted.splice(0)[0][1].flow, 'checkout');

// A bank's question.
assert.deepEqual(await actionLinks(mecene), ['https://pay.example/in_1']);

// The provider's library, or what stands for it.
assert.equal(await providerOf(mecene, async (key) => `loaded ${key}`), 'loaded pk_test_1');
answers['/api/payment-config'] = { provider: 'sandbox', publishableKey: null };
const sandbox = await providerOf(mecene);
assert.deepEqual(await payWithCard(sandbox, 'pi_1_secret_2', '4000000000000002'), { status: 'declined', message: 'card_declined' });
assert.deepEqual(await paymentElement(sandbox, 'pi_1_secret_2', '#here')('https://app.example/'), { status: 'succeeded' });
console.log('pay: fine');
