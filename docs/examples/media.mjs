// Upload a picture, use it, and show it.
import assert from 'node:assert/strict';
import { somebody } from './sandbox.mjs';

const { mecene } = await somebody('Seydou');

// In a browser the file comes from <input type="file">; here are the bytes of a PNG of one pixel.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const form = new FormData();
form.append('file', new Blob([png], { type: 'image/png' }), 'me.png');
const media = await mecene.call('POST', '/api/media', form);
assert.equal(media.status, 'ready');

const me = await mecene.patch('/api/me', { avatarMediaId: media.id });
assert.ok(me.avatarUrl);

// Links are signed and work for minutes: take them from a fresh answer, and do not keep them.
const picture = await fetch(media.variants.thumbnail.url);
assert.equal(picture.headers.get('content-type'), 'image/jpeg');

// What a file is, is told by its content, not by its name.
const wrong = new FormData();
wrong.append('file', new Blob(['<script>alert(1)</script>'], { type: 'image/png' }), 'picture.png');
await assert.rejects(mecene.call('POST', '/api/media', wrong), { status: 415 });
console.log('media: fine,', picture.headers.get('content-type'), 'until', media.variants.thumbnail.expiresAt);
