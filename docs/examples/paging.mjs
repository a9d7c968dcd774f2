// Lists come in parts; the cursor of one part asks for the next.
import assert from 'node:assert/strict';
import { Mecene } from './client.mjs';
import { url } from './sandbox.mjs';

const mecene = new Mecene(url);
const seen = [];
for await (const campaign of mecene.all('/api/campaigns?sort=newest', 2)) {
  seen.push(campaign.id);
}
assert.equal(new Set(seen).size, seen.length);

// A cursor belongs to its list and its filter, and is not to be taken apart.
const { nextCursor } = await mecene.get('/api/campaigns?sort=newest&limit=1');
assert.ok(nextCursor, 'start the server with --demo, so that there is more than one campaign');
await assert.rejects(mecene.get(`/api/campaigns?sort=popular&limit=1&cursor=${encodeURIComponent(nextCursor)}`), {
  status: 400,
  code: 'invalid_cursor',
});
console.log(`paging: fine, ${seen.length} campaigns in parts of two`);
