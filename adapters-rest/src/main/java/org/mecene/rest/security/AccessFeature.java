package org.mecene.rest.security;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.AnnotatedElement;
import org.mecene.application.users.Authenticate;
import org.mecene.application.users.CheckProof;

/// Puts the gate before every resource method. A method of ours that does not say who may call it
/// keeps the server from starting.
public final class AccessFeature implements DynamicFeature {
    private static final String OURS = "org.mecene.";

    private final Authenticate authenticate;
    private final CheckProof checkProof;

    public AccessFeature(Authenticate authenticate, CheckProof checkProof) {
        this.authenticate = authenticate;
        this.checkProof = checkProof;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var type = resource.getResourceClass();
        var method = resource.getResourceMethod();
        if (!type.getName().startsWith(OURS)) {
            return;
        }
        var access = method.getAnnotation(Access.class);
        if (access == null) {
            throw new IllegalStateException(
                    type.getSimpleName() + "." + method.getName() + " does not say who may call");
        }
        var route = path(type) + path(method);
        context.register(
                new AccessFilter(
                        access.value(), route.isEmpty() ? "/" : route, authenticate, checkProof));
    }

    /// The template of a route, such as `/api/posts/{id}`.
    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        if (path == null || path.value().isEmpty() || path.value().equals("/")) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }
}
