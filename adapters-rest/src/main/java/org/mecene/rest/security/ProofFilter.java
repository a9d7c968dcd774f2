package org.mecene.rest.security;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import org.mecene.application.users.CheckProof;
import org.mecene.rest.http.Exchange;

/// The second gate of one route. It runs behind [AccessFilter], which has found the caller.
@Priority(Priorities.AUTHORIZATION)
final class ProofFilter implements ContainerRequestFilter {
    private final CheckProof checkProof;
    private final boolean stepUp;
    private final boolean administration;

    ProofFilter(CheckProof checkProof, boolean stepUp, boolean administration) {
        this.checkProof = checkProof;
        this.stepUp = stepUp;
        this.administration = administration;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var actor = Exchange.of(request).actor();
        var token = AccessFilter.token(request);
        if (token == null) {
            throw new IllegalStateException("A caller came in without a token");
        }
        if (administration) {
            checkProof.requireSecondFactorOfAdministrators(actor, token);
        }
        if (stepUp) {
            checkProof.requireFresh(actor, token);
        }
    }
}
