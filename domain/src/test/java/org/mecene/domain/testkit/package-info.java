/// What tests of every module share: time, ids and secrets that a test rules, transactions in
/// memory, builders that read as language, and the ports that contracts are run against.
///
/// The fakes beside the ports pass the same contracts as the real adapters; a fake that learns
/// something new must show it in the contract first.
@NullMarked
package org.mecene.domain.testkit;

import org.jspecify.annotations.NullMarked;
