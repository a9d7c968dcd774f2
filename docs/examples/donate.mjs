// Give to a campaign without an account; a request that is repeated gives once.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Mecene } from './client.mjs';
import { eventually, pay, url } from './sandbox.mjs';

const mecene = new Mecene(url);
const campaigns = await mecene.get('/api/campaigns?status=active&limit=1');
const campaign = campaigns.items[0];
assert.ok(campaign, 'start the server with --demo, so that there is a campaign');

// Amounts count the smallest unit: 100 euros are 10000, 5,000 francs are 5000.
const { currency } = campaign.goal;
const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
const amount = { amount: 5000 * 10 ** digits, currency };
const money = new Intl.NumberFormat('fr', { style: 'currency', currency });
console.log(money.format(amount.amount / 10 ** digits), 'for', campaign.title);

// One key for one wish to give: make it when the form is shown, and send it again when no answer came.
const key = randomUUID();
const gift = { amount, email: `${randomUUID()}@example.org`, name: 'Tante Coumba', message: 'Courage !' };
const begun = await mecene.send('POST', `/api/campaigns/${campaign.id}/donations`, gift, { 'Idempotency-Key': key });
const repeated = await mecene.send('POST', `/api/campaigns/${campaign.id}/donations`, gift, { 'Idempotency-Key': key });
assert.equal(repeated.headers.get('Idempotency-Replayed'), 'true');
assert.equal(repeated.json.donation.id, begun.json.donation.id);

await pay(begun.json.clientSecret);
const after = await eventually(
  () => mecene.get(`/api/campaigns/${campaign.id}`),
  (shown) => shown.raised.amount >= campaign.raised.amount + amount.amount,
);
console.log(`donate: fine, ${after.progress} percent of the goal`);
