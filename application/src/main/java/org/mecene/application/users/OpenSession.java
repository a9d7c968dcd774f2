package org.mecene.application.users;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.time.Ids;
import org.mecene.domain.users.AccessTokens;
import org.mecene.domain.users.DeviceName;
import org.mecene.domain.users.DeviceTokens;
import org.mecene.domain.users.KnownDevices;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.Proofs;
import org.mecene.domain.users.RefreshTokens;
import org.mecene.domain.users.Session;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserEvent.SignedInElsewhere;

/// Begins a session for somebody who has shown who they are, in the caller's transaction.
public final class OpenSession {
    private final Sessions sessions;
    private final Proofs proofs;
    private final KnownDevices devices;
    private final Events events;
    private final SessionLog log;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final DeviceTokens deviceTokens;
    private final Ids ids;
    private final InstantSource clock;

    public OpenSession(
            Sessions sessions,
            Proofs proofs,
            KnownDevices devices,
            Events events,
            SessionLog log,
            AccessTokens accessTokens,
            RefreshTokens refreshTokens,
            DeviceTokens deviceTokens,
            Ids ids,
            InstantSource clock) {
        this.sessions = sessions;
        this.proofs = proofs;
        this.devices = devices;
        this.events = events;
        this.log = log;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.deviceTokens = deviceTokens;
        this.ids = ids;
        this.clock = clock;
    }

    /// For somebody who used a link that was mailed to them.
    ///
    /// @param device what the client says of itself; null when it says nothing
    SignedIn handle(User user, @Nullable String device) {
        return handle(user, device, Set.of(Proof.Method.LINK));
    }

    /// @param device what the client says of itself; null when it says nothing
    /// @param shown how they showed who they are
    SignedIn handle(User user, @Nullable String device, Set<Proof.Method> shown) {
        var now = clock.instant();
        var id = new SessionId(ids.next());
        var refreshToken = refreshTokens.first(id);
        sessions.add(Session.begin(id, user.id(), TokenHash.of(refreshToken), now, cut(device)));
        noteDevice(user, DeviceName.of(device), now);
        var proof = new Proof(now, shown);
        proofs.put(id, proof);
        log.begun(user.id(), id, shown);
        var accessToken = accessTokens.issue(new AccessTokens.Claims(user.id(), id, now, proof));
        return new SignedIn(user, accessToken, refreshToken, deviceTokens.issue(user));
    }

    private void noteDevice(User user, DeviceName device, Instant now) {
        if (devices.note(user.id(), device, now) == KnownDevices.Sight.NEW) {
            events.publish(new SignedInElsewhere(user.id(), device));
        }
    }

    private static @Nullable String cut(@Nullable String device) {
        if (device == null || device.length() <= Session.MAX_DEVICE) {
            return device;
        }
        var splitsCharacter = Character.isHighSurrogate(device.charAt(Session.MAX_DEVICE - 1));
        return device.substring(0, splitsCharacter ? Session.MAX_DEVICE - 1 : Session.MAX_DEVICE);
    }
}
