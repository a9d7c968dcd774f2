package org.mecene.application.users;

import java.time.InstantSource;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.users.AccessTokens;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.Proofs;
import org.mecene.domain.users.SecondFactors;
import org.mecene.domain.users.UserRefusal;

/// Looks at how well a caller showed who they are, where being signed in is not enough.
public final class CheckProof {
    private final AccessTokens accessTokens;
    private final Proofs proofs;
    private final SecondFactors factors;
    private final SettingsStore settings;
    private final InstantSource clock;

    public CheckProof(
            AccessTokens accessTokens,
            Proofs proofs,
            SecondFactors factors,
            SettingsStore settings,
            InstantSource clock) {
        this.accessTokens = accessTokens;
        this.proofs = proofs;
        this.factors = factors;
        this.settings = settings;
        this.clock = clock;
    }

    /// Lets pass who showed it lately, and with the second factor where the account has one. Only
    /// the token counts: an older one of the same session stays as old as it says.
    ///
    /// @throws Refused with [UserRefusal.StepUpRequired]
    public void requireFresh(Actor actor, String accessToken) {
        var user = actor.requireSignedIn().id();
        var isGood =
                accessTokens
                        .verify(accessToken)
                        .map(AccessTokens.Claims::proof)
                        .filter(proof -> proof.isFreshAt(clock.instant()))
                        .filter(proof -> proof.hasSecondFactor() || !factors.isOn(user))
                        .isPresent();
        if (!isGood) {
            throw new Refused(new UserRefusal.StepUpRequired());
        }
    }

    /// Lets administrators pass only in a session that has shown a second factor, when the settings
    /// say so. Others always pass.
    ///
    /// @throws Refused with [UserRefusal.SecondFactorRequired]
    public void requireSecondFactorOfAdministrators(Actor actor, String accessToken) {
        if (!mayAdminister(actor, accessToken)) {
            throw new Refused(new UserRefusal.SecondFactorRequired());
        }
    }

    /// The caller as far as they have shown who they are: an administrator who has not shown the
    /// second factor that the settings want is anybody else, also where routes are for all and do
    /// more for administrators.
    public Actor proven(Actor actor, String accessToken) {
        return mayAdminister(actor, accessToken)
                ? actor
                : actor.requireSignedIn().without(Role.ADMIN);
    }

    private boolean mayAdminister(Actor actor, String accessToken) {
        if (!actor.isAdmin() || !settings.current().administratorsNeedSecondFactor()) {
            return true;
        }
        var inToken =
                accessTokens
                        .verify(accessToken)
                        .filter(claims -> claims.proof().hasSecondFactor())
                        .isPresent();
        // The session may have shown it after this token was issued.
        return inToken
                || proofs.find(actor.requireSignedIn().session())
                        .filter(Proof::hasSecondFactor)
                        .isPresent();
    }
}
