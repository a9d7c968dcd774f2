// How a page in the browser finishes a payment. `stripe` is what `Stripe(publishableKey)` of Stripe.js gives, or `sandboxStripe` below.
// None of these proves that anything was paid: ask the server until it has heard from the provider (see subscribe.mjs).

/** What the page loads: Stripe.js with the key of the server, or the stand-in while payments run in the sandbox. */
export async function providerOf(mecene, loadStripe) {
  const config = await mecene.get('/api/payment-config');
  return config.provider === 'stripe' ? loadStripe(config.publishableKey) : sandboxStripe(mecene);
}

/** A card element of your own: a donation, a gift, or a subscription's first payment. */
export async function payWithCard(stripe, clientSecret, card) {
  const result = isForLater(clientSecret)
    ? await stripe.confirmCardSetup(clientSecret, { payment_method: { card } })
    : await stripe.confirmCardPayment(clientSecret, { payment_method: { card } });
  return outcome(result);
}

/** The Payment Element: the provider shows what the payer may pay with, and may lead away and back to `returnUrl`. */
export function paymentElement(stripe, clientSecret, place) {
  const elements = stripe.elements({ clientSecret });
  elements.create('payment').mount(place);
  return async (returnUrl) => {
    const confirm = isForLater(clientSecret) ? 'confirmSetup' : 'confirmPayment';
    return outcome(await stripe[confirm]({ elements, confirmParams: { return_url: returnUrl }, redirect: 'if_required' }));
  };
}

/** Checkout: the payer goes to a page of the provider's, and comes back to `successUrl` or `cancelUrl`. */
export async function checkout(mecene, tierId, here, goTo, key) {
  const begun = await mecene.post(
    '/api/subscriptions',
    { tierId, flow: 'checkout', successUrl: `${here}?paid`, cancelUrl: here },
    key,
  );
  goTo(begun.checkoutUrl);
  return begun.subscription;
}

/** A bank wants to hear from the payer of a renewal: the notification's text ends with a link to the provider's page. */
export async function actionLinks(mecene) {
  const { items } = await mecene.get('/api/me/notifications?unread=true');
  return items
    .filter((item) => item.kind === 'payment_action_needed')
    .map((item) => item.text.match(/https?:\/\/\S+$/)?.[0])
    .filter((link) => link !== undefined);
}

/** Nothing is charged at first, in a trial: the secret is for giving a card. */
function isForLater(clientSecret) {
  return clientSecret.startsWith('seti_');
}

/** `succeeded`, `processing`, or `declined` with a word that may be shown. A bank's question was asked and answered by then. */
function outcome({ error, paymentIntent, setupIntent }) {
  return error
    ? { status: 'declined', message: error.message ?? error.code }
    : { status: (paymentIntent ?? setupIntent).status };
}

/** The same calls over the sandbox, where the number of a test card is all that a card is. */
export function sandboxStripe(mecene) {
  const confirm = async (clientSecret, number) => {
    const { status, declineCode } = await mecene.post('/api/sandbox/payments/confirm', { clientSecret, card: number });
    return status === 'succeeded' ? { paymentIntent: { status } } : { error: { code: declineCode } };
  };
  const byCard = (clientSecret, { payment_method: { card } }) => confirm(clientSecret, card);
  const byElements = ({ elements }) => confirm(elements.clientSecret, elements.number);
  return {
    confirmCardPayment: byCard,
    confirmCardSetup: byCard,
    confirmPayment: byElements,
    confirmSetup: byElements,
    elements: ({ clientSecret }) => {
      const elements = { clientSecret, number: '4242424242424242', create: () => ({ mount: () => elements }) };
      return elements;
    },
  };
}
