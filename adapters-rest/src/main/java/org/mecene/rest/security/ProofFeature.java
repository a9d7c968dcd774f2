package org.mecene.rest.security;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import org.mecene.application.users.CheckProof;

/// Puts a second gate before the methods that need more than a caller: those marked with [StepUp],
/// and those of the administration.
public final class ProofFeature implements DynamicFeature {
    private final CheckProof checkProof;

    public ProofFeature(CheckProof checkProof) {
        this.checkProof = checkProof;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        var access = method.getAnnotation(Access.class);
        if (access == null) {
            return;
        }
        var stepUp = method.isAnnotationPresent(StepUp.class);
        var administration =
                switch (access.value()) {
                    case ADMIN, MODERATOR -> true;
                    case PUBLIC, ANYONE, CALLER, CREATOR, PROVIDER -> false;
                };
        if (stepUp
                && (access.value() == Access.Who.PUBLIC || access.value() == Access.Who.ANYONE)) {
            throw new IllegalStateException(method.getName() + " needs a proof, but no caller");
        }
        if (stepUp || administration) {
            context.register(new ProofFilter(checkProof, stepUp, administration));
        }
    }
}
