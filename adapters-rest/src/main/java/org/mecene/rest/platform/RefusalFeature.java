package org.mecene.rest.platform;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.mecene.application.platform.NoteAct;
import org.mecene.rest.limits.Bucket;
import org.mecene.rest.limits.LimitFeature;
import org.mecene.rest.security.Access;
import org.mecene.rest.security.StepUp;

/// Has the tries of administrators and moderators written down that came to nothing (security.md
/// J8): to change something of the administration, to do what needs a fresh proof, and to give the
/// proof itself. What succeeds is written down by the use cases.
public final class RefusalFeature implements DynamicFeature {
    private final NoteAct noteAct;

    public RefusalFeature(NoteAct noteAct) {
        this.noteAct = noteAct;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var method = resource.getResourceMethod();
        var access = method.getAnnotation(Access.class);
        if (access == null) {
            return;
        }
        var ofAdministration =
                switch (access.value()) {
                    case ADMIN, MODERATOR -> changes(method);
                    case CALLER -> provesWhoOneIs(method);
                    case PUBLIC, ANYONE, CREATOR, PROVIDER -> false;
                };
        if (ofAdministration || method.isAnnotationPresent(StepUp.class)) {
            context.register(new RefusalFilter(noteAct));
        }
    }

    private static boolean provesWhoOneIs(Method method) {
        return LimitFeature.bucketOf(method).filter(Bucket.SIGN_IN::equals).isPresent();
    }

    private static boolean changes(Method method) {
        return Stream.of(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .anyMatch(verb -> verb != null && !verb.value().equals(HttpMethod.GET));
    }
}
