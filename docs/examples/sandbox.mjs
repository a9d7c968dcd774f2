// What the examples need of the sandbox: it stands for the mailbox and for the provider's browser library.
import { randomUUID } from 'node:crypto';
import { Mecene } from './client.mjs';

export const url = process.env.MECENE_URL ?? 'http://localhost:8080';

/** Asks until there is an answer that is good; ten seconds at the most. */
export async function eventually(ask, isGood = (answer) => answer) {
  for (let tries = 0; tries < 50; tries++) {
    const answer = await ask();
    if (isGood(answer)) {
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The answer did not come in time');
}

/** The token in the newest mail to somebody. */
export async function mailedToken(email) {
  const mecene = new Mecene(url);
  const newest = async () => (await mecene.get(`/api/sandbox/mails?to=${encodeURIComponent(email)}`)).items[0];
  const mail = await eventually(newest, (found) => found?.links.length > 0);
  return new URL(mail.links[0]).searchParams.get('token');
}

/** Finishes a payment. With a real provider its own library does this, in the payer's browser. */
export function pay(clientSecret, card = '4242424242424242') {
  return new Mecene(url).post('/api/sandbox/payments/confirm', { clientSecret, card });
}

/** Somebody new who is signed in. */
export async function somebody(displayName) {
  const mecene = new Mecene(url);
  const email = `${randomUUID()}@example.org`;
  const password = 'a long password';
  await mecene.post('/api/users', { email, password, displayName });
  mecene.signedIn(await mecene.post('/api/auth/verify-email', { token: await mailedToken(email) }));
  return { mecene, email, password };
}
