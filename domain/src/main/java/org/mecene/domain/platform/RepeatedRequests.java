package org.mecene.domain.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.text.Bytes;

/// Remembers requests that carry an idempotency key, so that one that is sent twice acts once
/// (rules.md W11). Every method opens its own transaction.
public interface RepeatedRequests {
    /// How long an answer is remembered.
    Duration MEMORY = Duration.ofHours(24);

    /// How long a request may run before another with the same key may take its place: longer than
    /// any request is allowed to take, so that only a request whose node died is replaced.
    Duration RUNNING_LIMIT = Duration.ofSeconds(90);

    /// Claims a key for a request that is about to run.
    Claim claim(Key key, String fingerprint, Instant now);

    /// Remembers the answer of the request that holds the key.
    void remember(Key key, Answer answer);

    /// Lets the key go: nothing happened, and the client may try again with it.
    void release(Key key);

    /// Forgets what is older than [#MEMORY].
    ///
    /// @return how many
    int forgetOld(Instant now);

    /// @param caller who asked: a user's id, or for guests what tells them apart
    record Key(String caller, String key) {}

    /// What a client sees of a claim that was made before.
    sealed interface Claim {
        /// The key was free: run the request, then remember or release.
        record Granted() implements Claim {}

        /// The request was answered before.
        record Answered(Answer answer) implements Claim {}

        /// The request runs now.
        record Running() implements Claim {}

        /// The key was used for another request.
        record UsedOtherwise() implements Claim {}
    }

    /// @param headers those that belong to the answer itself, such as `Location`
    record Answer(int status, Map<String, String> headers, @Nullable Bytes body) {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }
}
