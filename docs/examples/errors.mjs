// What an answer that is no success looks like, in both languages.
import assert from 'node:assert/strict';
import { Mecene } from './client.mjs';
import { somebody, url } from './sandbox.mjs';

const french = new Mecene(url, 'fr');
await assert.rejects(french.post('/api/users', { email: 'nobody', password: 'short' }), (problem) => {
  assert.equal(problem.status, 422);
  assert.equal(problem.code, 'validation_failed');
  // Everything that is wrong is told at once, by field: put each message beside its input.
  assert.deepEqual(Object.keys(problem.fields).sort(), ['displayName', 'email', 'password']);
  console.log(problem.fields.password.code, '-', problem.fields.password.message);
  return true;
});

// A field that the server does not know is an error, not silence: a misspelt one would be lost otherwise.
await assert.rejects(french.post('/api/auth/login', { mail: 'a@example.org', password: 'x' }), {
  status: 400,
  code: 'unknown_field',
});

// 401: sign in. 403: not yours. 404: not there, or you may not know.
const { mecene } = await somebody('Idrissa');
await assert.rejects(new Mecene(url).get('/api/me'), { status: 401 });
await assert.rejects(mecene.get('/api/admin/settings'), { status: 403, code: 'not_permitted' });
await assert.rejects(mecene.get('/api/posts/01a20078-0000-7000-8000-000000000000'), { status: 404 });
console.log('errors: fine');
