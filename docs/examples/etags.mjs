// Ask only for what changed, and do not overwrite what somebody else changed.
import assert from 'node:assert/strict';
import { somebody } from './sandbox.mjs';

const { mecene } = await somebody('Oumou');
const read = await mecene.send('GET', '/api/me');
const etag = read.headers.get('ETag');

// Nothing changed: no body comes.
const again = await mecene.send('GET', '/api/me', undefined, { 'If-None-Match': etag });
assert.equal(again.status, 304);

// The first tab saves; the second still holds the old state and is refused.
await mecene.patch('/api/me', { bio: 'Potter in Ségou' }, etag);
await assert.rejects(mecene.patch('/api/me', { bio: 'Potter' }, etag), { status: 412, code: 'precondition_failed' });

// A patch changes what it names: null clears, what is absent stays.
const cleared = await mecene.patch('/api/me', { bio: null });
assert.equal(cleared.bio, null);
assert.equal(cleared.displayName, 'Oumou');
console.log('etags: fine');
