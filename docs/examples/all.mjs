// Runs every example: node docs/examples/all.mjs, with a server that was started with --demo.
for (const name of ['sign-in', 'passkeys', 'errors', 'paging', 'media', 'etags', 'subscribe', 'donate']) {
  await import(`./${name}.mjs`);
}
